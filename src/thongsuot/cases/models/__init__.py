"""The tables of the cases room, one noun a file."""

from thongsuot.cases.models.act import Act, ActContent
from thongsuot.cases.models.answer import Coordination, Evidence, Item, Rating, Response
from thongsuot.cases.models.case import Case, CaseQuerySet, Sight
from thongsuot.cases.models.content import Content, Party, SecretTry, Signatories
from thongsuot.cases.models.counted import CountedFigures
from thongsuot.cases.models.labels import Bulk, BulkItem, CaseLabel, Label, SavedView
from thongsuot.cases.models.publication import Publication, PublicationFile, PublicationItem, Publishing, Remade
from thongsuot.cases.models.suggesting import SuggestionFile, SuggestionModel, SuggestionUse

__all__ = [
    "Act",
    "ActContent",
    "Bulk",
    "BulkItem",
    "Case",
    "CaseLabel",
    "CaseQuerySet",
    "Content",
    "Coordination",
    "CountedFigures",
    "Evidence",
    "Item",
    "Label",
    "Party",
    "Publication",
    "PublicationFile",
    "PublicationItem",
    "Publishing",
    "Rating",
    "Remade",
    "Response",
    "SavedView",
    "SecretTry",
    "Sight",
    "Signatories",
    "SuggestionFile",
    "SuggestionModel",
    "SuggestionUse",
]
