from importlib import import_module

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "thongsuot.mail"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.mail.permissions")
        import_module("thongsuot.mail.actions.forgetting").take_part()
        import_module("thongsuot.mail.moving").take_part()
