"""Words of papers: days, numbers, letters of bodies, what is left out, what was typed. No database."""

import hashlib
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.making import values
from thongsuot.documents.rules.composing import Issuer, Signing, compose
from thongsuot.documents.rules.filling import Values, blocks, missing
from thongsuot.documents.rules.forms import Field, Form, check
from thongsuot.documents.rules.letters import BOX, RANGES, drawable
from thongsuot.documents.rules.names import abbreviation, official_day, symbol
from thongsuot.documents.rules.sheet import Table
from thongsuot.documents.rules.states import STATES, STEPS, may
from thongsuot.documents.rules.values import Wrong, cleaned, fitted, typed
from thongsuot.documents.shipped import forms

LETTER = Field(name="a", label="A", kind="text")
WORDS = (
    LETTER,
    Field(name="b", label="B", kind="lines"),
    Field(name="c", label="C", kind="rows", columns=(("Tên", 60), ("Số tờ", 34))),
    Field(name="d", label="D", kind="day"),
)


def form(body, fields=WORDS, **more):
    named = [one for one in fields if one.name in body]
    return Form(code="X", name="X", layout="named", title="X", body=body, fields=tuple(named), **more)


def lines(body, values_given, **more):
    made = form(body, **more)
    return [one.text for one in blocks(made, Values(made, values_given))]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
    ids=str,
)
def test_a_day_is_written_as_papers_write_it(day, written):
    assert official_day(day) == written


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ủy ban nhân dân xã Đơn Dương", "UBND"),
        ("Sở Nông nghiệp và Môi trường", "SNNMT"),
        ("Phòng Kinh tế", "PKT"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam phường 1", "UBMTTQVN"),
        ("Đảng ủy đặc khu Phú Quý", "ĐU"),
    ],
    ids=lambda value: value[:12],
)
def test_a_body_has_its_letters(name, letters):
    assert abbreviation(name) == letters


def test_a_number_bears_the_letters_of_its_kind_save_a_letter():
    assert symbol(7, "QĐ", "UBND") == "07/QĐ-UBND"
    assert symbol(112, "CV", "UBND") == "112/UBND"
    assert symbol(None, "TB", "UBND") == "....../TB-UBND"


def test_a_line_whose_value_is_not_given_falls_away():
    assert lines("?a Có {a}.\nCòn.", {}, optional=frozenset("a")) == ["Còn."]
    assert lines("?a Có {a}.\nCòn.", {"a": "x"}, optional=frozenset("a")) == ["Có x.", "Còn."]


def test_a_long_text_becomes_its_paragraphs_and_a_list_its_entries():
    assert lines("{a}\n# b\n+ b", {"a": "Một.\n\nHai.", "b": ["x", "y"]}) == ["Một.", "Hai.", "1. x", "2. y", "x", "y"]


def test_rows_become_a_table_numbered_in_front():
    made = form("| c")
    (table,) = blocks(made, Values(made, {"c": [["Đơn", "2"], ["Ảnh"]]}))
    assert table == Table(("STT", "Tên", "Số tờ"), (8, 60, 34), (("1", "Đơn", "2"), ("2", "Ảnh", "")))


def test_stars_and_braces_that_people_type_stay_as_they_are():
    assert lines("Nói: {a}", {"a": "**{b}** ?x"}) == ["Nói: **{b}** ?x"]


def test_a_line_that_opens_with_a_day_opens_with_a_capital():
    assert lines("{d}, nhận đơn.", {"d": "2026-07-20"}) == ["Ngày 20 tháng 7 năm 2026, nhận đơn."]


@pytest.mark.parametrize(
    ("body", "more", "trouble"),
    [
        ("{z}", {}, "differ"),
        ("{a}", {"optional": frozenset("a")}, "without a condition"),
        ("{a}", {"confidence": "sure"}, "confidence"),
    ],
    ids=["no such field", "optional without a condition", "unknown confidence"],
)
def test_a_form_whose_words_and_fields_do_not_fit_is_refused_at_start(body, more, trouble):
    with pytest.raises(ValueError, match=f"X: .*{trouble}"):
        check(form(body, **more))


def test_a_count_of_thousands_has_its_dot():
    made = form("Có {n} người.", (Field(name="n", label="N", kind="number"),))
    assert [one.text for one in blocks(made, Values(made, {"n": "1284"}))] == ["Có 1.284 người."]


def test_what_a_matter_knows_is_cut_to_what_a_paper_bears_and_says_where():
    made = form("{a}\n# b\n| c\n{d}")
    long = {"a": "ă" * 20_001, "b": ["x"] * 201, "c": [["một | hai", "ă" * 2_001]], "d": date(2026, 7, 20), "z": 1}
    kept, short = fitted(made, long)
    assert len(kept["a"]) == 20_000 and kept["a"].endswith(" […]")
    assert len(kept["b"]) == 200 and kept["b"][-1] == "[…]"
    assert kept["c"][0][0] == "một / hai" and len(kept["c"][0][1]) == 2_000
    assert [field.name for field in short] == ["a", "b", "c"] and "z" not in kept
    assert set(cleaned(made, kept)) == {"a", "b", "c", "d"}
    assert fitted(made, {"a": "Ngắn.", "b": [], "c": None}) == ({"a": "Ngắn.", "b": [], "c": []}, [])


ALL = {
    "KN-01", "KN-02", "KN-03", "KN-04", "KN-QDXM", "KN-BCXM", "KN-14", "KN-14A-TDC", "KN-14A-DC", "KN-14B", "KN-GQ1",
    "KN-GQ2", "XLD-01", "XLD-01-TL", "XLD-02", "XLD-03", "XLD-04", "TCD-01", "TCD-02", "TCD-KL", "TCD-BB",
    "TCD-BBL", "DT-TB", "DT-BB", "DT-KQ", "HN-BB", "HN-KL", "C-TL", "C-GH", "C-BS", "C-DD", "C-PC", "C-GM", "C-BB",
    "C-BC", "C-DC",
}  # fmt: skip


def test_every_form_of_the_law_is_there():
    assert set(forms()) == ALL


@pytest.mark.parametrize("code", sorted(ALL))
def test_a_form_says_where_it_comes_from_and_how_sure_its_words_are(code):
    one = forms()[code]
    assert one.source and one.confidence in ("general", "unsure") and one.group
    assert all(basis.versions for basis in one.basis)


@pytest.mark.parametrize("code", sorted(ALL))
def test_a_filled_paper_holds_every_value_and_no_place_is_left(code):
    one = forms()[code]
    sheet = compose(one, values(one), Issuer(name="UBND"), Signing(), drawn_on=date(2026, 8, 5))
    words = sheet.words()
    said = words.casefold()
    assert "{" not in words and "?" not in words.replace("??", "") and "**" not in words
    for field in one.fields:
        for part in _parts(field, values(one)[field.name]):
            assert part.casefold() in said, field.name


def _parts(field, given):
    if field.kind == "day":
        return [official_day(date.fromisoformat(given))]
    if field.kind == "rows":
        return [cell for row in given for cell in row]
    return [" ".join(line.split()) for line in (given if isinstance(given, list) else given.splitlines())]


@pytest.mark.parametrize("code", sorted(ALL))
def test_a_paper_needs_exactly_what_may_not_stay_empty(code):
    one = forms()[code]
    assert {field.name for field in missing(one, {})} == {field.name for field in one.fields} - one.optional
    assert missing(one, values(one)) == []


def test_a_basis_is_the_wording_in_force_on_the_day_of_drawing():
    one = forms()["KN-03"]
    before, since = [[basis.on(day).text for basis in one.basis] for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert all("136/2025" not in text for text in before) and "136/2025" in since[0] and "155/2026" in since[1]


def test_a_basis_that_is_not_in_force_is_named():
    one = forms()["KN-03"]
    assert one.outdated(date(2026, 7, 20)) == [] and len(one.outdated(date(2012, 1, 1))) == 2
    assert forms()["XLD-02"].unsure_bases(date(2026, 7, 20))
    assert not forms()["XLD-02"].unsure_bases(date(2026, 6, 30))


def test_the_wordings_of_a_basis_follow_each_other_without_a_gap():
    for one in {basis.key: basis for form_ in forms().values() for basis in form_.basis}.values():
        for former, latter in zip(one.versions, one.versions[1:], strict=False):
            assert former.until + timedelta(days=1) == latter.since, one.key


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("day", date(2026, 7, 20), "2026-07-20"),
        ("day", "2026-07-20", "2026-07-20"),
        ("number", 45, "45"),
        ("lines", "một\n\n hai ", ["một", "hai"]),
        ("rows", "Đơn | 2\nẢnh", [["Đơn", "2"], ["Ảnh"]]),
        ("line", "  a\u200bb ", "ab"),
    ],
    ids=["a day", "a day in words", "a number", "lines", "rows", "a line"],
)
def test_what_was_typed_is_kept_in_one_shape(kind, value, kept):
    field = replace(LETTER, kind=kind, columns=(("x", 1), ("y", 1)))
    one = Form(code="X", name="X", layout="named", title="X", body="{a}", fields=(field,))
    assert cleaned(one, {"a": value}) == {"a": kept}
    assert cleaned(one, {"a": typed(field, kept)}) == {"a": kept}


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("day", "31/2/2026", "day"),
        ("number", "-1", "number"),
        ("number", "²", "number"),
        ("choice", "khác", "choice"),
        ("line", "a" * 501, "long"),
        ("lines", "a\n" * 201, "many"),
        ("rows", "a|b\n" * 201, "many"),
    ],
)
def test_what_does_not_fit_its_field_is_named(kind, value, reason):
    field = replace(LETTER, kind=kind, columns=(("x", 1),), choices=("một",))
    one = Form(code="X", name="X", layout="named", title="X", body="{a}", fields=(field,))
    with pytest.raises(Wrong) as wrong:
        cleaned(one, {"a": value})
    assert (wrong.value.reason, wrong.value.field.name) == (reason, "a")


def test_a_value_that_no_form_knows_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        cleaned(forms()["KN-03"], {"nobody": "x"})


@given(st.text(max_size=40))
def test_whatever_is_typed_can_be_drawn(text):
    made = drawable(text)
    assert drawable(made) == made
    assert set(made) <= {chr(point) for first, last in RANGES for point in range(first, last + 1)}


def test_vietnamese_is_drawn_as_it_is_and_strange_letters_as_boxes():
    assert drawable("Ưu đãi: thửa đất số 5, ộ Ế ẵ ỹ “…” – 20 m²") == "Ưu đãi: thửa đất số 5, ộ Ế ẵ ỹ “…” – 20 m²"
    assert drawable("a😀漢") == "a" + BOX * 2


@pytest.mark.parametrize("state", STATES)
def test_the_steps_of_a_paper(state):
    open_now = {verb for verb in STEPS if may(verb, state)}
    assert (
        open_now
        == {
            "draft": {"revise", "sign", "cancel"},
            "numbered": {"attach", "cancel"},
            "signed": {"send", "prove_receipt", "cancel"},
            "cancelled": set(),
        }[state]
    )


def test_the_files_of_the_face_are_as_they_were_brought_in():
    folder = files("thongsuot.documents") / "fonts"
    kept = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {
        f"./tinos/{one.name}": hashlib.sha256(one.read_bytes()).hexdigest() for one in (folder / "tinos").iterdir()
    }
    assert found == kept
    manifest = tomllib.loads((folder / "MANIFEST.toml").read_text("utf-8"))
    assert manifest["tinos"]["licence"] == "OFL-1.1" and (folder / "tinos" / "LICENSE").is_file()
