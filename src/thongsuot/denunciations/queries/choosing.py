"""Whom an officer may choose in an act on a denunciation: bodies, keys, people; as (value, words) for a form."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from thongsuot.denunciations.house import exclusion_mark
from thongsuot.denunciations.models import Denunciation, Envelope, Exclusion, Keyholder
from thongsuot.denunciations.queries.keyholders import investigators, is_genuine, working
from thongsuot.people.models import Post
from thongsuot.units.models import valid_on

Row = tuple[str, str]


def fit_bodies(denunciation: Denunciation, on: date) -> list[Row]:
    """Return the other bodies where somebody who may know would receive it."""
    units = {holder.unit_id: holder.unit for holder in _fit(denunciation, _with_unit(investigators(on)))}
    units.pop(denunciation.unit_id, None)
    return [(str(pk), unit.name) for pk, unit in sorted(units.items(), key=lambda row: (row[1].sort_key, row[0]))]


def fit_to_share(denunciation: Denunciation, on: date) -> list[Row]:
    """Return the investigators of its body who hold no envelope of it yet."""
    mine = _with_unit(investigators(on, [denunciation.unit_id]))
    held = set(_envelopes(denunciation).values_list("keyholder_id", flat=True))
    return [_named(one) for one in _fit(denunciation, mine) if one.pk not in held]


def fit_verifiers(denunciation: Denunciation, on: date) -> list[Row]:
    """Return who may be given the redacted copies: verifiers first, then investigators, none who reads more already."""
    held = set(_envelopes(denunciation).values_list("keyholder_id", flat=True))
    rows = [
        *working(Keyholder.Kind.VERIFIER, on).select_related("unit"),
        *working(Keyholder.Kind.INVESTIGATOR, on).select_related("unit"),
    ]
    fit = _fit(denunciation, [one for one in rows if is_genuine(one)])
    return [_named(one) for one in fit if one.pk not in held]


def named_verifiers(denunciation: Denunciation) -> list[Row]:
    """Return who was given the redacted copies."""
    rows = _envelopes(denunciation).filter(kind=Envelope.Kind.VERIFIER)
    return [_named(row.keyholder) for row in rows.select_related("keyholder__officer", "keyholder__unit")]


def fit_to_exclude(denunciation: Denunciation, bodies: Iterable[UUID], on: date) -> list[Row]:
    """Return every officer with a key, readers of it first, then who leads one of `bodies`, key or none.

    An exclusion keeps working for a key that is made later. Who is excluded already is left out.
    """
    held = set(_envelopes(denunciation).values_list("keyholder_id", flat=True))
    rows = Keyholder.objects.filter(ended_at=None).select_related("officer", "unit").order_by("officer__sort_key", "id")
    fit = sorted(_fit(denunciation, rows), key=lambda one: one.pk not in held)
    found = {str(one.officer_id): _named(one)[1] for one in fit}
    leading = Post.objects.filter(valid_on(on), unit__in=list(bodies), role="head").select_related("officer", "unit")
    for post in _fit(denunciation, leading.order_by("officer__sort_key", "id")):
        found.setdefault(str(post.officer_id), f"{post.officer.full_name} · {post.unit.name}")
    return list(found.items())


def _envelopes(denunciation: Denunciation):
    return Envelope.objects.filter(denunciation=denunciation).order_by("given_at", "id")


def _fit(denunciation: Denunciation, holders: Iterable) -> list:
    """Return those (keys or posts) whose officer is not excluded."""
    rows = Exclusion.objects.filter(denunciation=denunciation).values_list("mark", flat=True)
    marks = {bytes(mark) for mark in rows}
    return [one for one in holders if not _is_marked(denunciation.pk, one.officer_id, marks)]


def _is_marked(pk: UUID, officer_id: UUID, marks: set[bytes]) -> bool:
    return exclusion_mark(pk, officer_id) in marks


def _with_unit(holders: list[Keyholder]) -> list[Keyholder]:
    """Return the same with their units, read in one query."""
    rows = Keyholder.objects.filter(pk__in=[one.pk for one in holders]).select_related("officer", "unit")
    return list(rows.order_by("officer__sort_key", "id"))


def _named(holder: Keyholder) -> Row:
    return str(holder.pk), f"{holder.officer.full_name} · {holder.unit.name}"
