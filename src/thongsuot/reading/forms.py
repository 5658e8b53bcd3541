"""The forms beside a scan: what the letter says, as the officer corrects it; the counter's with files beside it."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.correcting import Correction
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.forms.acts.base import LONG, NotAccusation, Sentence, choices
from thongsuot.cases.forms.fields import CleanText, Phone
from thongsuot.cases.forms.intake import IntakeForm
from thongsuot.cases.rules.reasons import KINDS
from thongsuot.reading.rules import FIELDS
from thongsuot.reading.sentences import FIELD_NAMES
from thongsuot.units.forms import LegalDay

ROWS = 14
PERSON = ("name", "phone", "address")
DRAFTED = ("text", "title", "kind", *PERSON)


class LetterForm(forms.Form):
    """Starts from the draft where there is one; who sent it is asked only while the case names nobody."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = Sentence(FIELD_NAMES["text"], rows=14, limit=LONG)
    not_accusation = NotAccusation()
    title = CleanText(label=FIELD_NAMES["title"], required=False, max_length=200)
    kind = forms.ChoiceField(label=FIELD_NAMES["kind"])
    name = CleanText(label=FIELD_NAMES["name"], required=False, max_length=120)
    phone = Phone(label=FIELD_NAMES["phone"], required=False, max_length=30)
    address = CleanText(label=FIELD_NAMES["address"], required=False, max_length=300)
    addressee = CleanText(
        label=FIELD_NAMES["addressee"],
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ghi cùng lý do của lần sửa này."),
    )
    written_on = LegalDay(label=FIELD_NAMES["written_on"], required=False)

    def __init__(self, data=None, *, case, draft: dict):
        self.case, self.draft = case, draft.get("fields", {})
        super().__init__(data, initial={"revision": case.revision} | self._begin())
        self.fields["kind"].choices = choices(KINDS)
        if case.parties.exists():
            for each in PERSON:
                del self.fields[each]

    def _begin(self) -> dict:
        """Return what the form starts from: what stands there, then what was read."""
        had = {"text": self.case.content.text, "title": self.case.title, "kind": self.case.kind}
        proposed = {name: value for name, value in self.draft.items() if value}
        if had["text"] and proposed.get("text"):
            proposed["text"] = f"{had['text']}\n\n{proposed['text']}"
        if proposed.get("written_on"):
            proposed["written_on"] = date.fromisoformat(proposed["written_on"])
        if had["title"]:
            proposed.pop("title", None)
        return had | proposed

    def kept(self) -> dict[str, str]:
        """Return each field as the officer left it, as text, to be held against what was proposed."""
        given = self.cleaned_data
        fields = {name: str(given[name] or "") for name in FIELDS if name in given}
        before = self.case.content.text
        if before and fields["text"].startswith(f"{before}\n\n"):
            fields["text"] = fields["text"].removeprefix(f"{before}\n\n")
        return fields

    def correction(self) -> Correction:
        """Return what differs from the case as it stands; None leaves a thing as it is."""
        given, case = self.cleaned_data, self.case
        return Correction(
            text=given["text"] if given["text"] != case.content.text else None,
            title=given["title"] if given["title"] and given["title"] != case.title else None,
            kind=given["kind"] if given["kind"] != case.kind else None,
            people=self._people(),
            not_accusation=given["not_accusation"],
        )

    def _people(self) -> tuple[PersonGiven, ...] | None:
        person = {name: self.cleaned_data.get(name, "") for name in PERSON}
        return (PersonGiven(**person),) if any(person.values()) else None

    def reason(self) -> str:
        """Return why the entry is corrected: read from the scan, with day and addressee where the letter says them."""
        given, parts = self.cleaned_data, [_("Ghi theo tệp kèm theo.")]
        if given["written_on"]:
            day = given["written_on"]
            parts.append(_("Đơn viết ngày %s.") % f"{day.day}/{day.month}/{day.year}")
        if given["addressee"]:
            parts.append(_("Kính gửi: %s.") % given["addressee"])
        return " ".join(parts)


class TrayForm(IntakeForm):
    """The counter's form with a tray beside it; files that lie there may stand for the text, as those sent along do."""

    tray = forms.UUIDField(required=False, widget=forms.HiddenInput)
    drafted = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = ROWS

    def clean(self):
        given = super().clean()
        if given.get("tray") and "text" in self.errors and not self["text"].value():
            del self.errors["text"]
            given["text"] = ""
        return given

    def kept(self) -> dict[str, str] | None:
        """Return each field as the officer left it, as text; None where they did not take the draft up."""
        if not self.cleaned_data["drafted"]:
            return None
        return {name: str(self.cleaned_data[name] or "") for name in DRAFTED}


def filled(typed: dict, fields: dict[str, str]) -> dict:
    """Return what was typed with a draft in the empty fields; its text goes behind what stands there.

    What an officer typed stays as it is; the kind is proposed only where nothing was written yet.
    """
    proposed = {name: value for name, value in fields.items() if name in DRAFTED and value}
    before, text = typed.get("text", "").strip(), proposed.get("text", "")
    if before:
        proposed.pop("kind", None)
        proposed["text"] = before if text in before else f"{before}\n\n{text}"
    empty = {name: value for name, value in proposed.items() if name in ("text", "kind") or not typed.get(name)}
    return typed | empty
