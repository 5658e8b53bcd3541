from django.apps import AppConfig

from thongsuot.commitments.saying import say_with
from thongsuot.core.naming import name_with
from thongsuot.invitations.gatherings import gather_with
from thongsuot.live.showing import show_with
from thongsuot.search.also import find_also_with, find_in_public_with


class MeetingsConfig(AppConfig):
    name = "thongsuot.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from thongsuot.cases.queries.lent import lend_case_with  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.documents.matters import matter_with  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.actions.forgetting import take_part  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.papers import MeetingMatter  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.queries.finding import found, found_published  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.queries.invited import HOST  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.queries.naming import answer_of, titles  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.queries.on_case import lent  # noqa: PLC0415  reads the tables, there only now
        from thongsuot.meetings.showing import BOARD, drawn  # noqa: PLC0415  reads the tables, there only now

        take_part()
        lend_case_with("meetings", lent)
        find_also_with("meetings", found)
        find_in_public_with("meetings", found_published)
        name_with("meeting", titles)
        say_with("question", answer_of)
        show_with(BOARD, drawn)
        matter_with("meeting", MeetingMatter(), person=False)
        gather_with("meeting", HOST)
