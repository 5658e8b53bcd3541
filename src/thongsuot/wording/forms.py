"""What an administrator types: the words of one thing, a box a part."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.language.folding import clean
from thongsuot.wording.kinds import Worded, kind_of
from thongsuot.wording.models import Wording
from thongsuot.wording.sentences import sentence_of

MOST, SPARE = 20_000, 4  # letters of a part; lines of a box beyond those of the shipped words


class SeenForm(forms.Form):
    """Carries the number of the version that the page showed, so that nobody overwrites what they have not seen."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class BackForm(SeenForm):
    """Which version is to hold again; 0: the words that ship."""

    to = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WordsForm(SeenForm):
    """The words of one thing; each trouble is said beside its part."""

    compared = forms.BooleanField(
        label=_("Đã đối chiếu lời này với mẫu chính thức"),
        required=False,
        help_text=_("Đánh dấu khi anh/chị đã đọc mẫu trong văn bản luật và lời ở đây khớp với mẫu ấy."),
    )

    def __init__(self, *args, thing: Worded, **kwargs):
        super().__init__(*args, **kwargs)
        self.thing = thing
        if not thing.unsure:
            del self.fields["compared"]
        for part in thing.parts:
            lines = thing.shipped.get(part.name, "").count("\n") + SPARE
            widget = forms.Textarea(attrs={"rows": max(part.rows, lines)}) if part.rows else forms.TextInput()
            widget.attrs |= {"lang": thing.language, "spellcheck": "true"}
            self.fields[part.name] = forms.CharField(
                label=part.label, help_text=part.hint, required=False, max_length=MOST, strip=False, widget=widget
            )

    def clean(self) -> dict:
        given = super().clean()
        words = self.texts()
        if not self.errors:
            for wrong in kind_of(self.thing.kind).troubles(self.thing, words):
                self.add_error(wrong.part, sentence_of(wrong, self.thing))
        return given

    def texts(self) -> dict[str, str]:
        """Return what was typed, {part: words}, fit for storage."""
        return {part.name: clean(self.cleaned_data.get(part.name, "")).strip() for part in self.thing.parts}

    def has_seen(self, version: Wording | None) -> None:
        """Carry from now on the version that the page shows this time, so that saving once more is a choice."""
        self.data = self.data.copy()
        self.data["seen"] = version.number if version else 0

    def rows(self) -> list[tuple]:
        """Return each part's box with the words that ship, to stand beside it."""
        return [(self[part.name], self.thing.shipped.get(part.name, "")) for part in self.thing.parts]
