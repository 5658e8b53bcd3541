"""Forms to fill in by hand as PDF: blank, or with what a case says."""

from thongsuot.counter.layout.press import draw
from thongsuot.counter.queries.forms import PaperForm
from thongsuot.units.models import Unit
from thongsuot.units.queries import installation

BLANK_DAY = "Ngày ...... tháng ...... năm .........."
NO_SUPERIOR = ("committee", "front", "party", "council")


def page_of(form: PaperForm, unit: Unit | None, values: dict[str, str], *, code: str = "", dated: str = "") -> dict:
    """Return one form as the layouts draw it; what `values` lacks is left to be written by hand."""
    parts = [
        {
            "label": part.label,
            "text": values.get(part.value, ""),
            "lines": part.lines,
            "rules": list(range(part.lines)),
            "boxes": list(part.boxes),
        }
        for part in form.parts
    ]
    return {
        "title": form.title,
        "official": f"{form.official}. {form.source}" if form.official else "",
        "issued": form.issued,
        "unit": unit.name if unit else "",
        "superior": superior_of(unit),
        "code": code,
        "parts": parts,
        "notes": list(form.notes),
        "sign": list(form.sign),
        "signs": [each.split("|") for each in form.sign],
        "dated": dated or BLANK_DAY,
    }


def superior_of(unit: Unit | None) -> str:
    """Return the body that stands above the unit at the head of a paper, empty where the unit leads its level."""
    return unit.parent.name if unit and unit.parent and unit.kind not in NO_SUPERIOR else ""


def write(form: PaperForm, unit: Unit | None, values: dict[str, str], **more) -> bytes:
    """Return one form as PDF, under the name of the house."""
    page = page_of(form, unit, values, **more)
    return draw("forms", {"title": form.name, "house": installation().name_vi, "forms": [page]})
