"""What this room offers to those below it: the index answers for published matters and promises, and similar cases;
what else is published with the words asked for.
"""

from thongsuot.cases.queries.publications import beside_with, find_with
from thongsuot.cases.queries.similar import like_with
from thongsuot.commitments.queries import published
from thongsuot.search.also import find_in_public_with, found_in_public
from thongsuot.search.promises import find_public, found_published
from thongsuot.search.queries import find_copies, similar_to


def take_part() -> None:
    find_with(find_copies)
    like_with(similar_to)
    published.find_with(find_public)
    find_in_public_with("commitments", found_published)
    beside_with(found_in_public)
