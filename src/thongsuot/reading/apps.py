from importlib import import_module

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "thongsuot.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.reading.actions").take_part()
