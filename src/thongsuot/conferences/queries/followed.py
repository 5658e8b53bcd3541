"""Which conclusions of a conference are followed up: by a promise made for them, or by a task."""

from collections import Counter
from collections.abc import Sequence

from thongsuot.commitments.models import Commitment
from thongsuot.conferences.models import Conclusion
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Task


def promises_for(conclusions: Sequence[Conclusion]) -> Counter:
    """Return how many promises, none of them taken back, were made for each conclusion, by its reference."""
    refs = [str(one.ref) for one in conclusions]
    made = Commitment.objects.filter(about_ref__in=refs).exclude(state="withdrawn")
    return Counter(made.values_list("about_ref", flat=True))


def tasks_for(conclusions: Sequence[Conclusion]) -> dict[str, Task]:
    """Return the task that was made of each conclusion, by its reference; one that was dropped is none."""
    made = {Ref.parse(one.task_ref).id: str(one.ref) for one in conclusions if one.task_ref}
    return {made[task.pk]: task for task in Task.objects.filter(pk__in=made).exclude(state=Task.State.DROPPED)}


def followed(conclusions: Sequence[Conclusion]) -> list[Conclusion]:
    """Return those of the conclusions that something follows up."""
    promised, tasked = promises_for(conclusions), tasks_for(conclusions)
    return [one for one in conclusions if str(one.ref) in tasked or promised[str(one.ref)]]
