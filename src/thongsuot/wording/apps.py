from importlib import import_module

from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "thongsuot.wording"
    label = "wording"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.wording.permissions")
