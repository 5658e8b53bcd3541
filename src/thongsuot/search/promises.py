"""Promises in indexes of their own: what these are told, which acts change it, and who finds which of them."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from thongsuot.commitments.actions.forgetting import DESTROYED
from thongsuot.commitments.models import Commitment, CommitmentAct, CommitmentPublishing, PublishedCommitment
from thongsuot.commitments.permissions import OVERSEERS, SEERS, visible_to
from thongsuot.commitments.queries import published
from thongsuot.commitments.queries.published import PORTAL
from thongsuot.core.actors import Actor
from thongsuot.core.clock import today
from thongsuot.core.refs import Ref
from thongsuot.language import finding
from thongsuot.language.asking import PRACTICE
from thongsuot.language.finding import Found
from thongsuot.language.index import Entry
from thongsuot.language.querying import Query, parse
from thongsuot.search import also
from thongsuot.search.contents import held_by, seen_by
from thongsuot.search.queries import NONE, reader
from thongsuot.units.queries import descendants

PROMISES, PUBLIC_PROMISES = "promises", "public-promises"
CHANGES = "changes."  # acts on many matters at once: what they did to duties bears their instant
WORDS = 40  # of a promise that are shown beside other things
MOST = 1_000  # beyond so many the tables answer the public, which need no list of them


def entries(commitment_ids: Collection[UUID]) -> dict[UUID, Entry | None]:
    """Return what the index is told of each promise; None: its words are destroyed, or it is not there."""
    acts = CommitmentAct.objects.filter(verb__in=("renewed", "evidence_added")).select_related("content")
    rows = Commitment.objects.select_related("content", "duty").prefetch_related(Prefetch("acts", queryset=acts))
    found = {one.pk: _entry(one) for one in rows.filter(pk__in=commitment_ids).exclude(content__text=DESTROYED)}
    return {pk: found.get(pk) for pk in commitment_ids}


def copy_entries(copy_ids: Collection[UUID]) -> dict[UUID, Entry | None]:
    """Return what the public index is told of each reviewed copy; None: it does not stand."""
    rows = PublishedCommitment.objects.filter(pk__in=copy_ids, withdrawn_on=None).prefetch_related("days", "evidence")
    found = {one.pk: _copy_entry(one) for one in rows}
    return {pk: found.get(pk) for pk in copy_ids}


def touched(leaves: Collection[tuple]) -> set[UUID]:
    """Return the promises whose words or keepers the leaves may have changed; those made in a matter of theirs too."""
    subjects = {subject for _number, _entry, subject, *_leaf in leaves if subject}
    own = Q(pk__in=[Ref.parse(one).id for one in subjects if one.startswith("commitment:")])
    of_a_matter = Q(about_ref__in=subjects)
    of_a_duty = Q(duty__acts__entry__in=[entry for _number, entry, *_leaf in leaves])
    of_many = Q(duty__acts__at__in={at for *_leaf, verb, at in leaves if verb.startswith(CHANGES)})
    return {
        pk
        for wanted in (own, of_a_matter, of_a_duty, of_many)
        for pk in Commitment.objects.filter(wanted).values_list("pk", flat=True)
    }


def touched_copies(leaves: Collection[tuple]) -> list[UUID]:
    published = CommitmentPublishing.objects.filter(commitment__in=touched(leaves))
    return list(published.values_list("promise_id", flat=True))


def find(query: Query, *, actor: Actor | None, limit: int, offset: int = 0) -> Found:
    """Return the promises in sight of `actor`, by id and score; None: the reviewed copies that the public reads.

    Hits whose words are gone, or that are out of sight by now, are left out of hits and total.
    """
    index = reader(PROMISES if actor else PUBLIC_PROMISES)
    if index is None:
        return NONE
    units, practice = (None, False) if actor is None else (sight(actor), actor.practice)
    found = finding.search(index, query, units=units, practice=practice, limit=limit, offset=offset)
    hits = [(UUID(hex=key), score) for key, score in found.hits]
    there = set(_standing(actor).filter(pk__in=[pk for pk, _score in hits]).values_list("pk", flat=True))
    hits = [(pk, score) for pk, score in hits if pk in there]
    return replace(found, total=found.total - len(found.hits) + len(hits), hits=hits)


def find_public(words: str) -> list[UUID] | None:
    """Return the reviewed copies with these words, best first; None where the tables must answer."""
    query = parse(words)
    if not query.words or query.withheld or reader(PUBLIC_PROMISES) is None:
        return None
    found = find(query, actor=None, limit=MOST)
    return [pk for pk, _score in found.hits] if found.total <= MOST else None


def found_published(words: str) -> also.Found:
    """Return the first reviewed copies with these words, for the public's search beside the published matters."""
    rows = published.found(today(), words=words)[: also.MOST]
    hits = [
        also.shown(
            f"“{Truncator(one.text).words(WORDS)}”",
            reverse("promises:one", args=[one.pk]),
            one.said_by,
            one.unit_name,
            one.said_on,
        )
        for one in rows
    ]
    return also.Found(_("Lời hứa"), hits, also.listed("promises:list", "tu", words))


def sight(actor: Actor) -> frozenset[str]:
    """Return the facts of which a promise in sight of `actor` has one: the same as `visible_to` of its room, tested."""
    facts = {seen_by(unit_id) for unit_id in actor.units_as(*SEERS)}
    above = actor.units_as(*OVERSEERS)
    if above:
        facts |= {seen_by(unit_id) for unit_id in descendants(above).values_list("descendant_id", flat=True)}
    if actor.is_officer:
        facts.add(_kept_by(actor.officer_id))
    return frozenset(facts)


def _standing(actor: Actor | None) -> QuerySet:
    if actor is None:
        return PublishedCommitment.objects.using(PORTAL).filter(withdrawn_on=None)
    return visible_to(actor).exclude(content__text=DESTROYED)


def _kept_by(officer_id: UUID) -> str:
    return f"kept:{officer_id.hex}"


def _entry(one: Commitment) -> Entry:
    said = [text for act in one.acts.all() for text in (act.content.texts.get("reason"), act.content.texts.get("text"))]
    facts = {seen_by(one.unit_id), seen_by(one.duty.holder_unit_id)}
    if one.duty.holder_officer_id:
        facts.add(_kept_by(one.duty.holder_officer_id))
    if one.practice:
        facts.add(PRACTICE)
    texts = (one.content.text, one.content.wanted, one.content.heard_in, one.content.said_by, *said)
    return Entry(
        key=one.pk.hex,
        texts=tuple(filter(None, texts)),
        facts=frozenset(facts),
        numbers=(one.shown_number,),
        day=one.said_on,
    )


def _copy_entry(copy: PublishedCommitment) -> Entry:
    said = [day.reason for day in copy.days.all()] + [piece.text for piece in copy.evidence.all()]
    texts = (copy.text, copy.wanted, copy.said_by, copy.unit_name, *said)
    facts = frozenset({held_by(copy.unit_id)})
    return Entry(key=copy.pk.hex, texts=tuple(filter(None, texts)), facts=facts, day=copy.said_on)
