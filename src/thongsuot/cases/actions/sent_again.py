"""A form of intake that was sent before and is sent again: what it says now that it did not say then."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import cleaned_submission, codes_of, words_of
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.files.actions import checked

# part of a submission: what it lies in
PARTS = {
    "text": ("text", "title", "items"),
    "kind": ("kind", "topic", "disputed"),
    "place": ("place", "place_text"),
    "people": ("people",),
    "persons": ("persons", "households", "signatories"),
    "urgent": ("urgent",),
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


def just_received(given: Submission, *, actor: Actor, at: datetime, unit_id: UUID | None = None) -> Case | None:
    """Return the case that this actor received within the hour from the very same form, at this unit if one is named.

    Without a token in common: a page that the browser asked for anew, with what was typed before.
    """
    text = cleaned_submission(given).text
    if not text:
        return None  # paper alone, whose words lie in its scan
    receipt = {"acts__verb": "receive", "acts__actor_ref": actor.ref, "acts__content__texts__text": text}
    found = Case.objects.filter(received_at__gte=at - timedelta(hours=1), **receipt).order_by("-received_at")
    found = found.filter(received_unit=unit_id) if unit_id else found
    return next((case for case in found if not changed(case, given)), None)


def _parted(said: dict) -> dict:
    """Return what was said without the language in which a form was read, which is no part of the matter."""
    return said | {"people": [{**person, "language": ""} for person in said["people"]]}


def _other_files(kept: dict, uploads: tuple) -> bool:
    """Return whether other files were chosen than those kept: by what is in them, as many cameras name all alike."""
    return bool(uploads) and sorted(kept.values()) != sorted(_digest(name, file) for name, file in uploads)


def _digest(name: str, file) -> str:
    """Return the digest a file would be kept under; nothing of one that is not taken: it is none of the kept."""
    try:
        content, _form = checked(file, name)
    except Invalid:
        return ""
    finally:
        file.seek(0)
    return hashlib.sha256(content).hexdigest()
