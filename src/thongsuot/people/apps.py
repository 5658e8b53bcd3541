from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thongsuot.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("thongsuot.people.permissions")
        import_module("thongsuot.people.credentials").bound()
