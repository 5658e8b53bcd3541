"""Who changes the words of the office: the administrator of the whole installation, never from practice."""

from thongsuot.core.access import permit, predicate
from thongsuot.units.permissions import administers_all


@predicate
def administers_the_words(actor, _thing) -> bool:
    return administers_all(actor)


permit("wording.change", administers_the_words)
