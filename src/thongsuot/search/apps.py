from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "thongsuot.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.search.offering").take_part()
