"""A day in a form of the desk: typed as people here write it, never by the browser's own picker."""

from datetime import date

import pytest
from django import forms

from cast import cast
from thongsuot.units.forms import LegalDay

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["27/8/2026", "27-08-2026", "27.8.2026", "2026-08-27"])
def test_a_day_is_read_as_people_write_it(typed):
    assert LegalDay().clean(typed) == date(2026, 8, 27)


def test_a_day_in_a_field_is_written_without_noughts():
    class Form(forms.Form):
        on = LegalDay()

    assert 'value="1/7/2012"' in str(Form(initial={"on": date(2012, 7, 1)})["on"])
    assert 'value="01/7/12"' in str(Form({"on": "01/7/12"})["on"])


@pytest.mark.parametrize("path", ["/ban-lam-viec/toi/vang/", "/tinh-thoi-han/"])
def test_no_page_leaves_a_day_to_the_browsers_own_picker(client, path):
    client.force_login(cast().handler)
    page = client.get(path).content.decode()
    assert 'placeholder="27/8/2026"' in page
    assert 'type="date"' not in page


def test_a_day_that_is_none_names_the_form_to_write_it_in(client):
    client.force_login(cast().handler)
    answer = client.post("/ban-lam-viec/toi/vang/", {"first_day": "31/2/2026", "last_day": "tuần sau"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 27/8/2026.") >= 2
