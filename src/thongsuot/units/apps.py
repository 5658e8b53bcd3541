from importlib import import_module

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "thongsuot.units"
    label = "units"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.units.permissions")
