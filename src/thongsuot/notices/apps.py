from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "thongsuot.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.notices.worded").take_part()
