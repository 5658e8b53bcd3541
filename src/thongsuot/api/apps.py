from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "thongsuot.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.api.moving").take_part()
