from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "thongsuot.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.documents.worded").take_part()
