from django.apps import AppConfig

from thongsuot.cases.codes import give_out_with


class CounterConfig(AppConfig):
    name = "thongsuot.counter"
    label = "counter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Models exist only now.
        from thongsuot.counter.queries.sheets import is_printed  # noqa: PLC0415

        give_out_with(is_printed)
