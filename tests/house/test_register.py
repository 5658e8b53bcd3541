"""The register of personal data names every field that may hold any, and the page in the docs is drawn from it."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import thongsuot
from thongsuot.people.models import Officer
from thongsuot.privacy.register import KEYS, kept, neither, page

ROOT = Path(thongsuot.__file__).parent
PAGE = ROOT.parents[1] / "docs" / "security" / "personal-data.md"
# Rooms of the framework without people: names of permissions and tables, and jobs, whose arguments are ids alone.
WITHOUT_PEOPLE = {"auth", "contenttypes", "procrastinate"}
WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.GenericIPAddressField)
MODELS = {model._meta.label: model for model in apps.get_models() if model._meta.app_label not in WITHOUT_PEOPLE}


def _may_tell_of_a_person(field) -> bool:
    """Whether a field could hold personal data: words, bytes, a person; what is chosen from a list does not."""
    if field.is_relation:
        return field.many_to_many is not True and field.related_model is Officer
    return isinstance(field, WORDS) and not field.choices


def _wanted() -> set[tuple[str, str]]:
    return {
        (label, field.name)
        for label, model in MODELS.items()
        for field in model._meta.concrete_fields
        if _may_tell_of_a_person(field)
    }


def _named() -> set[tuple[str, str]]:
    pairs = {(row.model, field) for row in kept() for field in row.fields}
    return pairs | {(model, field) for model, fields in neither().items() for field in fields}


def test_every_field_that_may_hold_personal_data_is_in_the_register():
    assert sorted(_wanted() - _named()) == []


def test_the_register_names_only_what_there_is():
    there = {(label, field.name) for label, model in MODELS.items() for field in model._meta.concrete_fields}
    assert sorted(_named() - there) == []


def test_no_field_is_both_personal_and_not():
    personal = [(row.model, field) for row in kept() for field in row.fields]
    assert len(personal) == len(set(personal))
    assert set(personal) & {(model, field) for model, fields in neither().items() for field in fields} == set()


@pytest.mark.parametrize("row", kept(), ids=lambda row: row.model)
def test_each_row_says_whose_what_for_on_which_ground_how_long_and_who_sees_it(row):
    assert all(getattr(row, key).strip() for key in KEYS)
    assert set(row.sensitive) <= set(row.fields)


def test_the_page_in_the_docs_is_drawn_from_the_register():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_register_holds_nothing_else():
    written = tomllib.loads((ROOT / "privacy" / "data" / "register.toml").read_text(encoding="utf-8"))
    assert set(written) == {"kept", "neither"}
