"""What is typed to write a promise down, one by one or several out of a pasted text."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.commitments.actions import Promised
from thongsuot.commitments.forms.fields import CleanText, OfficerField, SeveralFiles, longer, own_unit, source_choices
from thongsuot.commitments.rules.sentences import LONGEST, Sentence, read, suggest
from thongsuot.commitments.rules.sources import SOURCES
from thongsuot.commitments.saying import said
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.units.forms import ActForm, LegalDay, UnitField

PUBLIC = {"": None, "co": True, "khong": False}


class SaidForm(ActForm):
    """Where, when and by which office something was promised, and who shall keep it."""

    unit = UnitField(label=_("Đơn vị đã hứa"), max_length=200, help_text=_("Gõ tên hoặc mã đơn vị."))
    said_by = CleanText(
        label=_("Ai hứa"),
        max_length=200,
        help_text=_("Chức danh, không ghi tên người. Ví dụ: Chủ tịch Ủy ban nhân dân xã."),
    )
    source = forms.ChoiceField(label=_("Hứa ở đâu"))
    heard_in = CleanText(
        label=_("Buổi nào, văn bản nào"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: đối thoại tại nhà văn hóa thôn; công văn số 12."),
    )
    said_on = LegalDay(label=_("Ngày hứa"), initial=clock.today)
    in_public = forms.ChoiceField(
        label=_("Nói trước dân hoặc báo chí"),
        required=False,
        help_text=_("Theo nơi hứa: đối thoại, trả lời báo chí thì có. Lời nói trước dân được duyệt rồi công khai."),
    )
    holder_unit = UnitField(
        label=_("Đơn vị thực hiện"),
        max_length=200,
        required=False,
        help_text=_("Để trống là đơn vị đã hứa. Chọn được đơn vị trực thuộc."),
    )
    holder_officer = OfficerField(label=_("Người thực hiện"), required=False)
    about = forms.CharField(required=False, widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        unit = own_unit(actor)
        self.fields["unit"].initial = unit.name if unit else ""
        self.fields["holder_officer"].near(actor.seats)
        self.fields["source"].choices = [("", _("Chọn")), *source_choices(get_language() or "vi")]
        self.fields["in_public"].choices = [
            ("", _("Theo nơi hứa")),
            ("co", _("Có")),
            ("khong", _("Không")),
        ]

    def clean_about(self):
        """Take a reference that cannot be one for none: it comes from a link, nobody typed it."""
        try:
            return Ref.parse(self.cleaned_data["about"]) if self.cleaned_data["about"] else None
        except ValueError:
            return None

    def forget_unseen(self) -> None:
        """Say it where all is said, no field shows it; and let the next press go without a thing that was not found."""
        for sentence in self.errors.pop("about", ()):
            self.add_error(None, sentence)
            self.data = self.data.copy()
            self.data["about"] = ""

    def said(self) -> dict:
        """Return what `Promised` takes of the occasion."""
        given = self.cleaned_data
        officer = given["holder_officer"]
        return {
            **{name: given[name] for name in ("said_by", "source", "heard_in", "said_on", "about")},
            "in_public": PUBLIC.get(given["in_public"]),
            "holder_unit_id": given["holder_unit"],
            "holder_officer_id": officer.pk if officer else None,
        }


class MakeForm(SaidForm):
    """One promise."""

    text = longer(_("Câu đã hứa"), help_text=_("Chép đúng từng chữ đã nói hoặc viết."), limit=2_000)
    due_on = LegalDay(label=_("Phải xong ngày nào"))
    wanted = longer(
        _("Lấy gì làm bằng chứng"), help_text=_("Ví dụ: ảnh đèn đã sáng, biên bản nghiệm thu."), limit=2_000, rows=2
    )
    uploads = SeveralFiles(
        label=_("Biên bản, thư hoặc bài báo"), required=False, help_text=_("Ảnh, PDF, Word hoặc ghi âm.")
    )
    field_order = ("text", "said_by", "unit", "source", "heard_in", "said_on", "due_on", "wanted")

    def arguments(self) -> dict:
        given = self.cleaned_data
        own = {name: given[name] for name in ("text", "due_on", "wanted", "uploads")}
        return {"unit_id": given["unit"], "promised": Promised(**self.said(), **own)}

    @staticmethod
    def begun_with(given, actor: Actor) -> dict:
        """Return how the form begins, by a link from a thing of another room: `cau`, `cua`, `nguon`, `o`, `ngay`.

        `loi`: the reference of a thing that says the sentence itself.
        """
        said_on = _day(given.get("ngay", "")) or clock.today()
        found = read((said(actor, given.get("loi", "")) or given.get("cau", ""))[:2_000], said_on)
        source = given.get("nguon", "")
        begun = {
            "text": found.text,
            "due_on": found.due_on,
            "said_on": said_on,
            "about": given.get("cua", "")[:80],
            "heard_in": given.get("o", "")[:300],
            "source": source if source in SOURCES else "",
        }
        return {name: value for name, value in begun.items() if value}


class MinutesForm(SaidForm):
    """A whole text; each of its sentences that is ticked becomes a promise."""

    text = CleanText(
        label=_("Chép cả biên bản vào đây"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Máy tách thành từng câu và chỉ ra câu giống lời hứa; anh/chị quyết định câu nào là lời hứa."),
    )
    field_order = ("text", "said_by", "unit", "source", "heard_in", "said_on")

    def rows(self) -> list["SentenceForm"]:
        """Return a form for each sentence of the text that was given, as it was typed before."""
        said_on, chosen = self.cleaned_data["said_on"], set(self.data.getlist("chon"))
        return [
            SentenceForm(self.data, place=place, sentence=each, chosen=str(place) in chosen)
            for place, each in enumerate(suggest(self.cleaned_data["text"], said_on))
        ]


class SentenceForm(forms.Form):
    """One sentence: ticked or not, by when, and what shall prove it. Fields bear the place of the sentence."""

    due_on = LegalDay(label=_("Phải xong ngày nào"))
    wanted = longer(_("Lấy gì làm bằng chứng"), limit=2_000, rows=2)

    def __init__(self, data, *, place: int, sentence: Sentence, chosen: bool):
        """`data`: everything typed; a row that was not shown before begins with the day found in its sentence."""
        known = f"due_on-{place}" in data
        super().__init__(data if known else None, initial={"due_on": sentence.due_on})
        self.place, self.sentence, self.chosen = place, sentence, chosen
        self.use_required_attribute = False

    def add_prefix(self, field_name: str) -> str:
        return f"{field_name}-{self.place}"

    def promised(self, said: dict) -> Promised:
        return Promised(**said, text=self.sentence.text, **self.cleaned_data)


def _day(given: str):
    field = LegalDay()
    try:
        return field.clean(given) if given else None
    except forms.ValidationError:
        return None
