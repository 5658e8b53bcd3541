from importlib import import_module

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "thongsuot.changes"
    label = "changes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.changes.permissions")
