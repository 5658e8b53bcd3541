from django.apps import AppConfig, apps
from django.conf import settings

from thongsuot.cases.codes import bring_keys_with, pass_to_with
from thongsuot.exchange.rules.keys import open_kept


def brought(code: str) -> bytes | None:
    """Return the key of a secret that came with a case from another installation, None where none did."""
    row = apps.get_model("exchange", "BroughtKey").objects.filter(code=code).first()
    return open_kept(settings.HOUSE_KEY, bytes(row.sealed)) if row else None


def passed_to(code: str) -> tuple[str, str] | None:
    """Return name and address of the installation that a case went to with a package, None where it went to none."""
    sent = apps.get_model("exchange", "Package").objects.filter(case__code=code, way="out").exclude(partner=None)
    row = sent.select_related("partner").order_by("-at").first()
    return (row.partner.name, row.partner.address) if row else None


class ExchangeConfig(AppConfig):
    name = "thongsuot.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        bring_keys_with(brought)
        pass_to_with(passed_to)
