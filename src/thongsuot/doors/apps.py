from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "thongsuot.doors"
    label = "doors"
    default_auto_field = "django.db.models.BigAutoField"
