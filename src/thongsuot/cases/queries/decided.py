"""What officers decided of matters, as texts to learn from: the words, and the label that stands now. Nobody's name.

Only matters that an officer of the office screened; those of practice never; of a denunciation there is nothing here to
find, and what was erased is not there any more. A correction counts, since the label read is the one that stands.
"""

from django.db.models import Exists, OuterRef

from thongsuot.cases.models import Act, Case
from thongsuot.language.topics import is_topic

MOST = 10_000  # the newest
KINDS = ("feedback", "petition", "complaint")


def decided(name: str, most: int = MOST) -> list[tuple[str, str]]:
    """Return (text, label) of the newest matters, oldest first; `name`: topic or kind."""
    screened = Act.objects.filter(case=OuterRef("pk"), verb="screen", actor_ref__startswith="officer:")
    rows = (
        Case.objects.real()
        .filter(Exists(screened), kind__in=KINDS)
        .exclude(content__text="")
        .exclude(topic="")
        .order_by("-received_at", "-pk")
        .values_list("content__text", name)[:most]
    )
    return [(text, label) for text, label in reversed(rows) if name != "topic" or is_topic(label)]
