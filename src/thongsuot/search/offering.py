"""What this room offers to those below it: the index answers for published matters and promises, and similar cases."""

from thongsuot.cases.queries.publications import find_with
from thongsuot.cases.queries.similar import like_with
from thongsuot.commitments.queries import published
from thongsuot.search.promises import find_public
from thongsuot.search.queries import find_copies, similar_to


def take_part() -> None:
    find_with(find_copies)
    like_with(similar_to)
    published.find_with(find_public)
