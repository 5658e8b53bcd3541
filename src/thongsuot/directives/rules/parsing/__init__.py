"""From a document's text to a draft: what it is, what it wants of whom, by when, with which figures. Pure.

`parse` never raises, whatever the text; what it cannot read it leaves out, what it guesses it names as inferred.
"""

from thongsuot.directives.rules.parsing.draft import (
    Cited,
    Deadline,
    Doubt,
    Draft,
    Figure,
    Item,
    Metadata,
    Span,
    as_json,
)
from thongsuot.directives.rules.parsing.reading import parse

__all__ = ["Cited", "Deadline", "Doubt", "Draft", "Figure", "Item", "Metadata", "Span", "as_json", "parse"]
