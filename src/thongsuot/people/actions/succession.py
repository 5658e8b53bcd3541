"""Posts of units that end: each goes on, the same role, in the unit that takes the officer over."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Greatest

from thongsuot.people.models import Post

BATCH = 2000


def carry_posts(heirs: Mapping[UUID, UUID], elsewhere: Mapping[tuple[UUID, UUID], UUID], on: date) -> int:
    """End every post in the units of `heirs` on day `on` and go on with it in the heir; return how many went on.

    `elsewhere`: another unit for one officer of one former unit. A role that the officer holds there already is held
    once. A post that begins later begins then, in the heir. Writes no entry: the act across rooms does.
    """
    running = Q(valid_until=None) | Q(valid_until__gt=on)
    leaving = list(Post.objects.select_for_update(of=("self",)).filter(running, unit__in=list(heirs)).order_by("pk"))
    targets = {elsewhere.get((post.unit_id, post.officer_id), heirs[post.unit_id]) for post in leaving}
    rows = Post.objects.filter(running, unit__in=targets).values_list("officer_id", "unit_id", "role")
    held = {*rows}
    fresh = []
    for post in sorted(leaving, key=lambda one: one.deputy):  # who heads one and deputises in another heads both
        unit_id = elsewhere.get((post.unit_id, post.officer_id), heirs[post.unit_id])
        if (post.officer_id, unit_id, post.role) not in held:
            held.add((post.officer_id, unit_id, post.role))
            fresh.append(_continued(post, unit_id, on))
    Post.objects.filter(pk__in=[post.pk for post in leaving]).update(valid_until=Greatest(F("valid_from"), on))
    Post.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def _continued(post: Post, unit_id: UUID, on: date) -> Post:
    return Post(
        officer_id=post.officer_id,
        unit_id=unit_id,
        role=post.role,
        deputy=post.deputy,
        part_time=post.part_time,
        valid_from=max(on, post.valid_from),
        valid_until=post.valid_until,
    )
