"""A form of intake that was sent before and is sent again: what it says now that it did not say then."""

from datetime import datetime, timedelta
from uuid import UUID

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import cleaned_submission, codes_of, words_of
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.files.models import Attachment
from thongsuot.files.rules import shown_name

# part of a submission: what it lies in
PARTS = {
    "text": ("text", "title", "items"),
    "kind": ("kind", "topic", "disputed"),
    "place": ("place", "place_text"),
    "people": ("people",),
    "persons": ("persons", "households", "signatories"),
}


def changed(case: Case, given: Submission) -> frozenset[str]:
    """Return which parts of `given` differ from what the case was received with; none where it is the same form again.

    Files count where some were chosen: a browser may not keep them. Of a case whose words are erased nothing can be
    compared, so that all of `given` is new.
    """
    act = case.acts.select_related("content").filter(verb="receive").first()
    texts = act.content.texts if act and hasattr(act, "content") else {}
    if not texts:
        return frozenset(PARTS)
    given = cleaned_submission(given)
    before, now = _parted(texts | act.details), _parted(words_of(given) | codes_of(given))
    found = {part for part, names in PARTS.items() if any(before.get(name) != now.get(name) for name in names)}
    return frozenset(found | ({"files"} if _other_files(act.details["files"], given.uploads) else set()))


def just_received(given: Submission, *, unit_id: UUID, actor: Actor, at: datetime) -> Case | None:
    """Return the case that this officer received at this unit within the hour from the very same form, if there is one.

    Without a token in common: a page that the browser asked for anew, with what was typed before.
    """
    text = cleaned_submission(given).text
    if not text:
        return None  # paper alone, whose words lie in its scan
    mine = Case.objects.filter(received_unit=unit_id, received_at__gte=at - timedelta(hours=1), acts__verb="receive")
    found = mine.filter(acts__actor_ref=actor.ref, acts__content__texts__text=text).order_by("-received_at")
    return next((case for case in found if not changed(case, given)), None)


def _parted(said: dict) -> dict:
    """Return what was said without the language in which a form was read, which is no part of the matter."""
    return said | {"people": [{**person, "language": ""} for person in said["people"]]}


def _other_files(kept: dict, uploads: tuple) -> bool:
    if not uploads:
        return False
    before = Attachment.objects.filter(pk__in=list(kept)).values_list("name", flat=True)
    return sorted(map(_stem, before)) != sorted(_stem(shown_name(name)) for name, _file in uploads)


def _stem(name: str) -> str:
    """Return a name without its ending, which storing may have put right."""
    return name.rpartition(".")[0] or name
