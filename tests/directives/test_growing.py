"""Topics that grow: by count alone, never of few."""

from hypothesis import given
from hypothesis import strategies as st

from thongsuot.directives.rules.growing import FEWEST, Growing, growing

COUNTS = st.dictionaries(st.sampled_from(["land", "water", "noise", ""]), st.integers(0, 40))


def test_half_as_many_again_is_growth_and_a_count_of_few_is_not_said():
    now = {"land": 9, "water": 8, "noise": 12, "dust": 4, "": 50}
    before = {"land": 6, "water": 6, "noise": 3}
    assert growing(now, before) == [Growing("noise", 12, None), Growing("land", 9, 6)]


@given(COUNTS, COUNTS)
def test_no_count_under_five_is_ever_shown(now, before):
    for one in growing(now, before):
        assert one.now >= FEWEST
        assert one.before is None or one.before >= FEWEST
        assert one.topic
