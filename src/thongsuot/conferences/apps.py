from django.apps import AppConfig

from thongsuot.commitments.saying import say_with
from thongsuot.core.naming import name_with
from thongsuot.invitations.gatherings import gather_with
from thongsuot.live.showing import show_with
from thongsuot.search.also import find_also_with


class ConferencesConfig(AppConfig):
    name = "thongsuot.conferences"
    label = "conferences"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from thongsuot.conferences.official import ConferenceMatter  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.conferences.queries.finding import found  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.conferences.queries.invited import HOST  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.conferences.queries.naming import (  # noqa: PLC0415  reads the tables, there only now
            conclusion_of,
            conclusions,
            titles,
        )
        from thongsuot.conferences.showing import BOARD, drawn  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.documents.matters import matter_with  # noqa: PLC0415  reads the tables, there only now

        name_with("conference", titles)
        name_with("conclusion", conclusions)
        say_with("conclusion", conclusion_of)
        show_with(BOARD, drawn)
        find_also_with("conferences", found)
        matter_with("conference", ConferenceMatter(), person=False)
        gather_with("conference", HOST)
