from importlib import import_module

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "thongsuot.offices"
    label = "offices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.offices.permissions")
