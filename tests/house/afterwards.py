"""Looks at a data folder after the kills: what of the receipts on standard input is there, whole and once.

Run as `python -m house.afterwards [fill]`; prints one JSON document. `fill` puts the cast in instead.
"""

import json
import sys
from collections import Counter

import django

from thongsuot.config.database import database


def missing(receipts: dict[str, str]) -> list[str]:
    """Return what each acknowledged submission lacks: case, words, duty, act, entry, queued message."""
    from thongsuot.cases.models import Case  # noqa: PLC0415  Django is set up by then
    from thongsuot.ledger.models import Entry  # noqa: PLC0415
    from thongsuot.notices.models import Message  # noqa: PLC0415

    found = []
    cases = Case.objects.select_related("content", "duty").in_bulk(
        [code.replace("-", "") for code in receipts], field_name="code"
    )
    entries = set(Entry.objects.values_list("id", flat=True))
    told = set(Message.objects.filter(template="received").values_list("about_ref", flat=True))
    for code, text in receipts.items():
        case = cases.get(code.replace("-", ""))
        if case is None:
            found.append(f"{code}: no case")
            continue
        receipt = case.acts.get(verb="receive")
        whole = {
            "words": case.content.text == text,
            "duty": case.duty is not None and case.duty.state == "open",
            "entry": receipt.entry_id in entries,
            "message": f"case:{case.pk}" in told,
        }
        found += [f"{code}: {name}" for name, there in whole.items() if not there]
    return found


def doubled() -> list[str]:
    """Return submissions and messages that are there twice."""
    from thongsuot.cases.models import Content  # noqa: PLC0415
    from thongsuot.notices.models import Message  # noqa: PLC0415

    texts = Counter(Content.objects.values_list("text", flat=True))
    told = Counter(Message.objects.filter(template="received").values_list("about_ref", flat=True))
    return [one for counted in (texts, told) for one, times in counted.items() if times > 1]


def differing() -> list[str]:
    """Return the cases whose columns do not follow from their acts."""
    from thongsuot.cases.actions.record import DERIVED, event_of  # noqa: PLC0415
    from thongsuot.cases.models import Case  # noqa: PLC0415
    from thongsuot.cases.rules.fold import fold  # noqa: PLC0415

    rebuilt = {case: fold(event_of(act) for act in case.acts.all()) for case in Case.objects.all()}
    return [
        str(case)
        for case, derived in rebuilt.items()
        if any(getattr(case, name) != getattr(derived, name) for name in DERIVED)
    ]


def leaves() -> dict:
    """Number what is left and say whether every entry has its number and no number is left out."""
    from thongsuot.ledger import sequencer  # noqa: PLC0415
    from thongsuot.ledger.models import Entry, Leaf  # noqa: PLC0415

    sequencer.run_once("sequencer")
    numbers = list(Leaf.objects.order_by("number").values_list("number", flat=True))
    return {"dense": numbers == list(range(len(numbers))), "entries": Entry.objects.count(), "leaves": len(numbers)}


def indexed() -> dict:
    """Bring the index up and say which cases of the table it lacks, and how many it has twice or too many."""
    from thongsuot.cases.models import Content  # noqa: PLC0415
    from thongsuot.language.finding import search  # noqa: PLC0415
    from thongsuot.language.querying import Query  # noqa: PLC0415
    from thongsuot.search.queries import reader  # noqa: PLC0415
    from thongsuot.search.shelf import DESK  # noqa: PLC0415
    from thongsuot.search.upkeep import bring_up  # noqa: PLC0415

    reached = bring_up(patience=30)
    stored = {pk.hex for pk in Content.objects.exclude(text="").values_list("pk", flat=True)}
    index = reader(DESK)
    keys = [key for key, _score in search(index, Query(), units=None, limit=2 * len(stored) + 10).hits]
    return {
        "reached": reached,
        "lacks": sorted(stored - set(keys)),
        "more": len(keys) - len(stored),
        "holds": len(index),
    }


def main() -> None:
    with database():
        django.setup()
        if "fill" in sys.argv:
            from cast import cast  # noqa: PLC0415

            people = cast()
            people.office.competences.update(unit=people.commune)
            return
        receipts = json.load(sys.stdin)
        told = {"missing": missing(receipts), "doubled": doubled(), "differing": differing(), **leaves()}
        told["index"] = indexed()
        print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
