from django.apps import AppConfig

from thongsuot.core.naming import name_with
from thongsuot.search.also import find_also_with


class DirectivesConfig(AppConfig):
    name = "thongsuot.directives"
    label = "directives"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from thongsuot.directives import finding  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.directives.queries.naming import SEEN, namer  # noqa: PLC0415  reads the tables, there only now

        for kind in SEEN:
            name_with(kind, namer(kind))
        find_also_with("instruments", finding.instruments)
        find_also_with("passages", finding.passages)
        find_also_with("tasks", finding.tasks)
