from django.apps import AppConfig

from thongsuot.core.naming import name_with


class CommitmentsConfig(AppConfig):
    name = "thongsuot.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from thongsuot.commitments.queries import titles  # noqa: PLC0415  reads the tables, which are there only now

        name_with("commitment", titles)
