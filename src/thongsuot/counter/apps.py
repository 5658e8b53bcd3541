from importlib import import_module

from django.apps import AppConfig, apps

from thongsuot.cases.codes import give_out_with


def is_printed(code: str) -> bool:
    """Return whether a code stands on a sheet; also on a void one, which may still lie about."""
    return apps.get_model("counter", "Sheet").objects.filter(code=code).exists()


class CounterConfig(AppConfig):
    name = "thongsuot.counter"
    label = "counter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        give_out_with(is_printed)
        import_module("thongsuot.counter.actions.forgetting").take_part()
        import_module("thongsuot.counter.moving").take_part()
