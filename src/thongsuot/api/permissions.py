"""Who may give and take away keys: an administrator of every unit in which the officer holds a post."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from thongsuot.api.models import Token
from thongsuot.core import clock
from thongsuot.core.access import permit, predicate
from thongsuot.people.models import Officer, Post
from thongsuot.units.models import Lineage, valid_on


def _administers(actor, officer_id, on: date) -> bool:
    units = set(Post.objects.filter(valid_on(on), officer_id=officer_id).values_list("unit_id", flat=True))
    administered = actor.units_as("administrator")
    rows = Lineage.objects.filter(ancestor__in=administered, descendant__in=units)
    return bool(units) and units == set(rows.values_list("descendant_id", flat=True))


@predicate
def administers_somewhere(actor, _thing) -> bool:
    return not actor.practice and bool(actor.units_as("administrator"))


@predicate
def administers_officer(actor, officer: Officer) -> bool:
    return not actor.practice and _administers(actor, officer.pk, clock.today())


@predicate
def administers_holder(actor, token: Token | Officer | None) -> bool:
    """Whether a key is seen; of an officer to whom none may be given, nothing is seen either."""
    return isinstance(token, Token) and not actor.practice and _administers(actor, token.officer_id, clock.today())


permit("api.list_tokens", administers_somewhere)
permit("api.give_token", administers_officer)
permit("api.view", administers_holder)
permit("api.revoke_token", administers_holder)
permit("api.renew_token", administers_holder)


def givable_to(actor, on: date) -> QuerySet[Officer]:
    """Return the officers on whom `actor` holds `api.give_token` on day `on`: active, with posts all administered."""
    if actor.practice:
        return Officer.objects.none()
    held = Post.objects.filter(valid_on(on), officer=OuterRef("pk"))
    reach = Lineage.objects.filter(ancestor__in=actor.units_as("administrator")).values("descendant")
    outside = held.exclude(unit__in=reach)
    return Officer.objects.filter(Exists(held), ~Exists(outside), is_active=True)


def visible_to(actor) -> QuerySet[Token]:
    """Return the keys on which `actor` holds `api.view`."""
    holders = set() if actor.practice else set(Token.objects.values_list("officer_id", flat=True))
    allowed = [officer_id for officer_id in holders if _administers(actor, officer_id, clock.today())]
    return Token.objects.filter(officer_id__in=allowed).order_by("name", "id")
