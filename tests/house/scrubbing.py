"""Makes a case in a data folder and seals it: `python -m house.scrubbing receive|seal`, its words by the input."""

import sys

import django

from thongsuot.config.database import database


def receive(words: str) -> None:
    """Found a sealed room, and receive a case of these words, as the counter does."""
    from denunciations.making import Room, moment, text_file  # noqa: PLC0415  Django is set up by then
    from thongsuot.cases.actions.intake import PersonGiven, Submission  # noqa: PLC0415
    from thongsuot.cases.actions.receive import receive as receive_case  # noqa: PLC0415
    from thongsuot.core.actors import service  # noqa: PLC0415

    room = Room()
    person = PersonGiven(name=words, phone="0909123123", address=words, notify_by="none")
    given = Submission(
        text=words * 30, title=words, items=(words,), place_text=words, people=(person,),
        uploads=(text_file(f"{words}.png"),), not_accusation="nhầm",
    )  # fmt: skip
    receive_case(given=given, unit=room.people.commune, actor=service("test"), **moment())


def seal() -> None:
    """Seal the one case, as the head of its unit."""
    from denunciations.making import moment  # noqa: PLC0415
    from thongsuot.cases.models import Case  # noqa: PLC0415
    from thongsuot.changes.actions import seal_case  # noqa: PLC0415
    from thongsuot.people.models import Post  # noqa: PLC0415
    from thongsuot.people.queries import actor_for  # noqa: PLC0415

    case = Case.objects.get()
    head = Post.objects.filter(unit=case.holder_unit, role="head").select_related("officer").first().officer
    actor = actor_for(head, on=moment()["on"])
    seal_case(case_id=case.pk, position="staff", unit_id=case.holder_unit_id, actor=actor, **moment())


def main() -> None:
    with database():
        django.setup()
        if "receive" in sys.argv:
            receive(sys.stdin.read())
        else:
            seal()


if __name__ == "__main__":
    main()
