"""How the law counts days: pure functions and frozen rows, without Django, database or clock.

`terms` the rows · `calendar` working days · `counting` from a row and a day to a due day · `book` which row holds ·
`left` what remains · `errors` what cannot be answered.
"""

from thongsuot.law.rules.book import Book
from thongsuot.law.rules.calendar import Calendar, Entry
from thongsuot.law.rules.counting import DueDay, Step, due_day
from thongsuot.law.rules.errors import CalendarUnknown, LawError, RuleUnknown, WrongTerm
from thongsuot.law.rules.left import Left, days_left, reminder_day, share_used
from thongsuot.law.rules.terms import DeadlineRule, Extension, Source, Suspension

__all__ = [
    "Book",
    "Calendar",
    "CalendarUnknown",
    "DeadlineRule",
    "DueDay",
    "Entry",
    "Extension",
    "LawError",
    "Left",
    "RuleUnknown",
    "Source",
    "Step",
    "Suspension",
    "WrongTerm",
    "days_left",
    "due_day",
    "reminder_day",
    "share_used",
]
