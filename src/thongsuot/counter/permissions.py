"""Who may print sheets for power cuts, draw books, and open a case to a telephone."""

from django.db.models import Q, QuerySet

from thongsuot.cases.permissions import visible_to
from thongsuot.core.access import can, permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.counter.models import Book, Bundle, PhoneLink
from thongsuot.units.models import Unit, UnitSuccession
from thongsuot.units.queries import descendants

DESK = ("receptionist", "head")
READERS = ("receptionist", "handler", "head")
READERS_ABOVE = ("supervisor", "auditor", "head")


def desks_of(actor: Actor) -> set:
    """Return the units in whose name `actor` receives: their own, and those that these took over."""
    own = set(actor.units_as(*DESK))
    found, more = set(own), own
    while more:
        more = set(UnitSuccession.objects.filter(successor__in=more).values_list("former_id", flat=True)) - found
        found |= more
    return found


def bundles_of(actor: Actor) -> QuerySet[Bundle]:
    """Return the bundles whose sheets `actor` may see, enter and void."""
    return Bundle.objects.filter(unit__in=desks_of(actor), unit__practice=actor.practice)


def books_of(actor: Actor) -> QuerySet[Book]:
    """Return the books that `actor` asked for: nobody else opens them."""
    return Book.objects.filter(officer=actor.officer_id, practice=actor.practice)


def downloads_of(actor: Actor) -> QuerySet[Book]:
    """Return those of the actor's books that they might draw today as well; with names only at the very desk."""
    named = Q(named=False) | Q(unit__in=actor.units_as(*READERS))
    return books_of(actor).filter(named, unit__in=read_units(actor))


def links_of(actor: Actor) -> QuerySet[PhoneLink]:
    """Return the links to telephones that `actor` opened, on cases still seen."""
    return PhoneLink.objects.filter(officer=actor.officer_id, case__in=visible_to(actor))


def read_units(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose books `actor` may draw: of their own desk, or standing under them."""
    own, above = actor.units_as(*READERS, "auditor"), actor.units_as(*READERS_ABOVE)
    wanted = Unit.objects.filter(pk__in=own) | Unit.objects.filter(pk__in=descendants(above))
    return wanted.filter(outside=False, practice=actor.practice).distinct()


@predicate
def receives_at(actor: Actor, unit: Unit) -> bool:
    """Whoever receives at the unit, or at one that took it over."""
    return unit.pk in desks_of(actor)


@predicate
def reads_books_of(actor: Actor, unit: Unit) -> bool:
    return read_units(actor).filter(pk=unit.pk).exists()


@predicate
def reads_names_of(actor: Actor, unit: Unit) -> bool:
    """Names stand in a book only for the desk of the very unit: who supervises it reads initials."""
    return bool({unit.pk} & actor.units_as(*READERS))


@predicate
def scans_for(actor: Actor, case) -> bool:
    """Whoever may add something to the case."""
    return can(actor, "cases.supplement", case)


permit("counter.print_sheets", receives_at)
permit("counter.enter_sheet", receives_at)
permit("counter.void_sheet", receives_at)
permit("counter.draw_book", reads_books_of)
permit("counter.draw_names", reads_names_of)
permit("counter.scan", scans_for)
