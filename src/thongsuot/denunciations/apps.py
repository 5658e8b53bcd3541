from django.apps import AppConfig


class DenunciationsConfig(AppConfig):
    name = "thongsuot.denunciations"
    label = "denunciations"
    default_auto_field = "django.db.models.BigAutoField"
