"""Who may see and change units: an administrator's post at a unit reaches that unit and everything below it."""

from django.db.models import QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.units.models import Competence, Lineage, Unit
from thongsuot.units.queries import descendants, installation


def administers_all(actor: Actor) -> bool:
    """Return whether the actor is administrator at the root of the installation: then of every unit, roots too."""
    root = installation().root_unit_id
    return root is not None and not actor.practice and actor.holds("administrator", root)


@predicate
def holds_a_post(actor, _thing) -> bool:
    return bool(actor.posts)


@predicate
def is_service(actor, _thing) -> bool:
    return actor.is_service


@predicate
def administers(actor, unit) -> bool:
    """`unit` None is the top of the tree: only the administrator of the whole installation changes it."""
    if administers_all(actor):
        return True
    posts = actor.units_as("administrator")
    if unit is None or not posts:
        return False
    below = Lineage.objects.filter(ancestor_id__in=posts, descendant_id=unit.pk)
    return (below.filter(depth__gt=0) if actor.practice else below).exists()


@predicate
def administers_holder(actor, competence) -> bool:
    return administers.test(actor, competence.unit)


@predicate
def administers_installation(actor, _thing) -> bool:
    return administers_all(actor)


permit("units.view", holds_a_post)
permit("units.set_up", is_service | administers_installation)
permit("units.create_below", administers | is_service)
permit("units.change", administers | is_service)
permit("units.end_competence", administers_holder | is_service)
permit("units.change_installation", administers_installation | is_service)


def visible_to(actor: Actor) -> QuerySet[Unit]:
    """Return the units on which `actor` holds `units.view`: the directory is open to everyone in post."""
    return Unit.objects.all() if actor.posts else Unit.objects.none()


def administered_by(actor: Actor) -> QuerySet[Unit]:
    """Return the units on which `actor` holds `units.change`. Tested to agree with it row by row."""
    if actor.is_service or administers_all(actor):
        return Unit.objects.all()
    posts = actor.units_as("administrator")
    if actor.practice:
        below = Lineage.objects.filter(ancestor_id__in=posts, depth__gt=0).values("descendant_id")
        return Unit.objects.filter(pk__in=below)
    return Unit.objects.filter(pk__in=descendants(posts))


def endable_by(actor: Actor) -> QuerySet[Competence]:
    """Return the competences on which `actor` holds `units.end_competence`."""
    return Competence.objects.filter(unit__in=administered_by(actor))
