"""Makes a sealed room in a data folder, and answers what came into it: run as `python -m house.sealing found|answer`.

The words of the answer come by the standard input, so that no argument and no setting holds them.
"""

import sys

import django

from thongsuot.config.database import database


def found() -> None:
    from denunciations.making import Room  # noqa: PLC0415  Django is set up by then

    room = Room()
    room.people.office.competences.update(unit=room.people.commune)


def answer(words: str) -> None:
    """Let an investigator read the one denunciation, note and answer, each by the acts of the pages."""
    from denunciations.making import PHRASE  # noqa: PLC0415
    from thongsuot.core import clock  # noqa: PLC0415
    from thongsuot.denunciations.actions import reading, telling  # noqa: PLC0415
    from thongsuot.denunciations.actions.holding import unlock  # noqa: PLC0415
    from thongsuot.denunciations.models import Envelope  # noqa: PLC0415
    from thongsuot.people.queries import actor_for  # noqa: PLC0415

    now = clock.now()
    envelope = Envelope.objects.select_related("keyholder__officer").first()
    actor = actor_for(envelope.keyholder.officer, on=clock.legal_day(now))
    unlocked = unlock(passphrase=PHRASE, actor=actor, on=clock.legal_day(now))
    row = {"denunciation_id": envelope.denunciation_id, "actor": actor, "unlocked": unlocked, "at": now}
    reading.open_sheet(**row)
    telling.note(text=words, on=clock.legal_day(now), **row)
    telling.answer(text=words, on=clock.legal_day(now), **row)


def main() -> None:
    with database():
        django.setup()
        if "found" in sys.argv:
            found()
        else:
            answer(sys.stdin.read())


if __name__ == "__main__":
    main()
