"""The tables of the cases room, one noun a file."""

from thongsuot.cases.models.act import Act, ActContent
from thongsuot.cases.models.answer import Coordination, Evidence, Item, Rating, Response
from thongsuot.cases.models.case import Case, CaseQuerySet, Sight
from thongsuot.cases.models.content import Content, Party, SecretTry, Signatories
from thongsuot.cases.models.counted import CountedFigures
from thongsuot.cases.models.publication import Publication, PublicationItem, Publishing

__all__ = [
    "Act",
    "ActContent",
    "Case",
    "CaseQuerySet",
    "Content",
    "Coordination",
    "CountedFigures",
    "Evidence",
    "Item",
    "Party",
    "Publication",
    "PublicationItem",
    "Publishing",
    "Rating",
    "Response",
    "SecretTry",
    "Sight",
    "Signatories",
]
