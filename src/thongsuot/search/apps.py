from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "thongsuot.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
