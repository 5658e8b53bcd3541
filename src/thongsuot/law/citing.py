"""A text with what it cites: each citation with its instrument where that is certain, and whether it holds on a day."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from thongsuot.language.citations import Citation, citations
from thongsuot.law.register import register, uses
from thongsuot.law.rules.register import Instrument


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the instrument it means; `url` of its page, at the article where the page has it."""

    citation: Citation
    instrument: Instrument
    url: str

    def ended(self, on: date) -> bool:
        """Return whether the instrument was law before `on` and is so no more."""
        until = self.instrument.in_force_until
        return until is not None and until < on

    def to_come(self, on: date) -> bool:
        return on < self.instrument.in_force_from


def cited_in(text: str) -> list[Cited]:
    """Return the citations in `text` whose instrument is certain, in order."""
    book = register()
    return [Cited(each, one, _url(one, each)) for each in citations(text) if (one := book.find(each))]


def _url(one: Instrument, cited: Citation) -> str:
    page = reverse("law:instrument", args=[one.slug])
    shown = {article for use in uses().get(one.number, ()) for article in use.articles}
    article = next((article for article in cited.article if article in shown), None)
    return f"{page}#dieu-{article}" if article else page
