"""The select of many options draws what Django's own draws."""

import html.parser

import pytest
from django import forms

from thongsuot.cases.forms.selects import LongSelect

CHOICES = [("", "Tất cả"), ("a", "Điện <nước>"), ("Nhóm & khác", [("b", "Bụi"), ("c", 'Chợ "mới"')])]


class Reader(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_data(self, data):
        if data.strip():
            self.seen.append(data.strip())


@pytest.mark.parametrize("value", ["", "a", "c", "khác", None])
def test_it_draws_the_same_as_the_select_of_django(value):
    mine = LongSelect(choices=CHOICES).render("linh_vuc", value, {"id": "x", "class": "form-select"})
    theirs = forms.Select(choices=CHOICES).render("linh_vuc", value, {"id": "x", "class": "form-select"})
    assert Reader(mine).seen == Reader(theirs).seen
