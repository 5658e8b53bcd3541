"""Posts of units that end: each goes on in the unit that takes the officer over, or ends; nobody rises by it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Greatest

from thongsuot.people.models import Post
from thongsuot.units.models import valid_on

BATCH = 2000


def carry_posts(
    targets: Mapping[UUID, UUID | None],
    elsewhere: Mapping[tuple[UUID, UUID], UUID | None],
    headed: Collection[UUID],
    on: date,
) -> int:
    """End every post in the units of `targets` on day `on` and go on with it in the target; return how many went on.

    A target None: the posts end. `elsewhere`: another unit for one officer of one former unit. `headed`: targets with
    a head of their own, where who comes is a deputy. A role that the officer holds there already for as long is
    held once. A post that begins later begins then, in the target. Writes no entry: the act across rooms does.
    """
    running = Q(valid_until=None) | Q(valid_until__gt=on)
    leaving = list(Post.objects.select_for_update(of=("self",)).filter(running, unit__in=list(targets)).order_by("pk"))
    seats = {post.pk: elsewhere.get((post.unit_id, post.officer_id), targets[post.unit_id]) for post in leaving}
    rows = Post.objects.filter(running, unit__in=set(seats.values()) - {None})
    held: defaultdict[tuple, list[Post]] = defaultdict(list)
    for one in rows:
        held[one.officer_id, one.unit_id, one.role].append(one)
    fresh = []
    for post in sorted(leaving, key=lambda one: one.deputy):  # who heads one and deputises in another heads both
        unit_id = seats[post.pk]
        if unit_id is None:
            continue
        going_on = _continued(post, unit_id, on, deputy=post.role == "head" and unit_id in headed)
        if not any(_covers(one, going_on) for one in held.get((post.officer_id, unit_id, post.role), ())):
            held[post.officer_id, unit_id, post.role].append(going_on)
            fresh.append(going_on)
    Post.objects.filter(pk__in=[post.pk for post in leaving]).update(valid_until=Greatest(F("valid_from"), on))
    Post.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def _covers(held: Post, wanted: Post) -> bool:
    """Return whether a post held already lasts through the whole time of another one."""
    ends = held.valid_until is None or (wanted.valid_until is not None and wanted.valid_until <= held.valid_until)
    return held.valid_from <= wanted.valid_from and ends


def headed_by_their_own(unit_ids: Collection[UUID], on: date) -> set[UUID]:
    """Return those of these units that have a head, not a deputy, in post on day `on`."""
    heads = Post.objects.filter(valid_on(on), unit__in=unit_ids, role="head", deputy=False, officer__is_active=True)
    return set(heads.values_list("unit_id", flat=True))


def _continued(post: Post, unit_id: UUID, on: date, *, deputy: bool) -> Post:
    return Post(
        officer_id=post.officer_id,
        unit_id=unit_id,
        role=post.role,
        deputy=post.deputy or deputy,
        part_time=post.part_time,
        valid_from=max(on, post.valid_from),
        valid_until=post.valid_until,
    )
