from django.apps import AppConfig

from thongsuot.cases.codes import give_out_with
from thongsuot.core.naming import name_with
from thongsuot.live.showing import show_with
from thongsuot.search.also import find_also_with, find_in_public_with, open_with


class ReceptionsConfig(AppConfig):
    name = "thongsuot.receptions"
    label = "receptions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from thongsuot.cases.queries.lent import lend_case_with  # noqa: PLC0415  reads the tables
        from thongsuot.counter.queries.books import stand_with  # noqa: PLC0415  reads the tables
        from thongsuot.documents.matters import matter_with  # noqa: PLC0415  reads the tables
        from thongsuot.duties.rules.grounds import word_grounds  # noqa: PLC0415  reads the tables
        from thongsuot.receptions import finding  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.actions.forgetting import take_part  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.actions.taking_back import GROUND  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.papers import SessionMatter, VisitMatter  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.queries.books import SOURCE  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.queries.naming import (  # noqa: PLC0415  reads the tables
            is_booked,
            session_names,
            visit_names,
        )
        from thongsuot.receptions.queries.on_case import lent  # noqa: PLC0415  reads the tables
        from thongsuot.receptions.views.public import drawn_board  # noqa: PLC0415  reads the tables, as above

        take_part()
        word_grounds({GROUND: ("Lấy lại điều ghi nhầm", "What was written by mistake was taken back")})
        lend_case_with("receptions", lent)
        give_out_with(is_booked)
        stand_with(SOURCE)
        name_with("reception", session_names)
        name_with("visit", visit_names)
        show_with("reception", drawn_board)
        find_also_with("receptions", finding.sessions)
        find_also_with("visits", finding.visits)
        open_with("receptions", finding.booked)
        find_in_public_with("receptions", finding.posted)
        matter_with("reception", SessionMatter())
        matter_with("visit", VisitMatter())
