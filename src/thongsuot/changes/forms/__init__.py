"""What is typed for acts that cross rooms: `acts` on officers, units, cases · `lawbook` on the book of law."""

from thongsuot.changes.forms.acts import POSITION_NAMES, CodeForm, EraseForm, HandOverForm, SealForm
from thongsuot.changes.forms.lawbook import DaysForm, RuleFilter, RuleForm, UndoForm, YearForm

__all__ = [
    "POSITION_NAMES",
    "CodeForm",
    "DaysForm",
    "EraseForm",
    "HandOverForm",
    "RuleFilter",
    "RuleForm",
    "SealForm",
    "UndoForm",
    "YearForm",
]
