from django.apps import AppConfig

from thongsuot.law.lists import lists
from thongsuot.law.shipped import shipped


class LawConfig(AppConfig):
    name = "thongsuot.law"
    label = "law"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Read and check rules, calendar and lists: a book that contradicts itself stops the start."""
        shipped()
        lists()
