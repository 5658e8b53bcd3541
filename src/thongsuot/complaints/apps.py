from importlib import import_module

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "thongsuot.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.complaints.actions.erasing").take_part()
        import_module("thongsuot.complaints.actions.by_paper").take_part()
        import_module("thongsuot.complaints.actions.past").take_part()
        import_module("thongsuot.complaints.queries.competence").take_part()
        import_module("thongsuot.complaints.queries.papers").take_part()
        import_module("thongsuot.complaints.queries.told").take_part()
        import_module("thongsuot.complaints.views.pages").take_part()
