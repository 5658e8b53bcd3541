"""What an administrator types about units; a unit or place is named by its code or by words that find just one."""

from uuid import uuid4

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.language.topics import topics
from thongsuot.units.choosing import UnitHit, exactly, find_units
from thongsuot.units.models import Place, valid_on
from thongsuot.units.places import search_places

SHOWN = 6


def carry_out(form: "ActForm", act, **more) -> bool:
    """Run `act` with what was typed and keep its `form.result`; what is wrong is said beside its field."""
    if not form.is_valid():
        return False
    try:
        form.result = act(**form.arguments(), **more)
    except (Invalid, NotAllowedNow) as error:
        form.add_error(error.field if error.field in form.fields else None, error.sentence)
        return False
    return True


class ActForm(forms.Form):
    """A form whose fields are the arguments of an action; `ids` are fields that clean to the id of a thing."""

    ids: tuple[str, ...] = ()
    result = None

    def arguments(self) -> dict:
        """Return what was typed under the names the action uses: `parent` -> `parent_id`."""
        return {f"{name}_id" if name in self.ids else name: value for name, value in self.cleaned_data.items()}


class FormId(forms.UUIDField):
    """Hidden: the id of a form that makes something, so that sent twice it makes one. What is no id counts for none."""

    def __init__(self):
        super().__init__(required=False, initial=uuid4, widget=forms.HiddenInput)

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


def _candidates(found, label) -> str:
    return "; ".join(f"{label(each)} ({each.code})" for each in found[:SHOWN])


class UnitField(forms.CharField):
    """A standing unit by its code, its name or a former name. Cleans to its id.

    Where several match, `hits` holds them for the form to offer again, and what is chosen there comes under the same
    name. `suggest` False: nothing is asked while one types (a matter of which no word may leave the form).
    """

    hits: tuple = ()

    def __init__(self, *, suggest: bool = True, **kwargs):
        super().__init__(**kwargs)
        if suggest:
            self.widget.attrs |= {"data-choose": reverse_lazy("units:names"), "autocomplete": "off"}

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        today = clock.today()
        exact = exactly(text, today)
        hits = [UnitHit(exact)] if exact else find_units(text, today)
        named = [hit for hit in hits if hit.unit.name.casefold() == text.casefold()]
        if len(hits) == 1 or len(named) == 1:
            return (named or hits)[0].unit.pk
        if not hits:
            raise forms.ValidationError(_("Không có đơn vị nào tên như vậy. Gõ tên khác hoặc mã đơn vị."))
        self.hits = tuple(hits)
        raise forms.ValidationError(_("Nhiều đơn vị khớp. Chọn một đơn vị bên dưới, hoặc gõ thêm chữ."))


class PlaceField(forms.CharField):
    """A place of today by its code or by its present or former name. Cleans to its id."""

    def clean(self, value):
        text = super().clean(value).strip()
        if not text:
            return None
        today = clock.today()
        exact = Place.objects.filter(valid_on(today), code=text).exclude(level="hamlet").first()
        hits = [] if exact else search_places(text, today, levels=("commune", "province"), limit=SHOWN + 1)
        found = [exact] if exact else [hit.place for hit in hits]
        named = [place for place in found if str(place).casefold() == text.casefold()]
        if len(found) == 1 or len(named) == 1:
            return (named or found)[0].pk
        if not found:
            raise forms.ValidationError(_("Không có địa bàn nào tên như vậy. Gõ tên xã, phường hoặc mã số."))
        listed = _candidates(found, str)
        raise forms.ValidationError(_("Nhiều địa bàn khớp. Gõ mã trong ngoặc: %(list)s"), params={"list": listed})


class SpokenDay(forms.DateInput):
    """A day in a field, written as the house writes it: 1/7/2012, without noughts."""

    def format_value(self, value) -> str | None:
        """Return a day as day/month/year; what somebody typed stays as they typed it."""
        return f"{value.day}/{value.month}/{value.year}" if hasattr(value, "day") else super().format_value(value)


class LegalDay(forms.DateField):
    """A day as people here write it, 27/8/2026, or as the browser sends it."""

    input_formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
    default_error_messages = {"invalid": _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 27/8/2026.")}

    def __init__(self, **kwargs):
        widget = SpokenDay(attrs={"inputmode": "numeric", "placeholder": "27/8/2026", "autocomplete": "off"})
        super().__init__(input_formats=self.input_formats, widget=widget, **kwargs)


class NewUnitForm(ActForm):
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80, required=False)
    code = forms.SlugField(
        label=_("Mã đơn vị"), max_length=40, help_text=_("Chữ không dấu, chữ số và gạch nối, ví dụ 24931-kt.")
    )
    kind = forms.ChoiceField(label=_("Loại đơn vị"))
    outside = forms.BooleanField(label=_("Ở ngoài hệ thống này: chuyển đến là gửi công văn"), required=False)
    on = LegalDay(label=_("Thành lập từ ngày"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Chọn loại")), *KIND_NAMES.items()]


class RenameForm(ActForm):
    name = forms.CharField(label=_("Tên mới"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80, required=False)
    on = LegalDay(label=_("Đổi tên từ ngày"))


class MoveForm(ActForm):
    ids = ("parent",)
    parent = UnitField(
        label=_("Đơn vị cấp trên mới"), max_length=200, help_text=_("Gõ tên hoặc mã. Ví dụ: Ủy ban nhân dân xã.")
    )
    on = LegalDay(label=_("Chuyển từ ngày"))


class AbolishForm(ActForm):
    ids = ("successor",)
    successor = UnitField(
        label=_("Đơn vị kế thừa"), max_length=200, required=False, help_text=_("Để trống nếu không có.")
    )
    on = LegalDay(label=_("Giải thể từ ngày"))


class ContactForm(ActForm):
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Số điện thoại"), max_length=30, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)


class CompetenceForm(ActForm):
    ids = ("place",)
    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    kind = forms.ChoiceField(label=_("Loại đơn"), required=False)
    place = PlaceField(
        label=_("Địa bàn"),
        max_length=120,
        required=False,
        help_text=_("Để trống là toàn địa bàn của đơn vị."),
    )
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Số và ngày của quyết định giao việc.")
    )
    on = LegalDay(label=_("Từ ngày"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "vi"
        self.fields["topic"].choices = [("", _("Mọi lĩnh vực"))] + [
            (topic.code, f"{'– ' if topic.parent else ''}{topic.name(language)}") for topic in topics()
        ]
        self.fields["kind"].choices = [("", _("Mọi loại")), *CASE_KINDS.items()]


class EndForm(ActForm):
    on = LegalDay(label=_("Kết thúc từ ngày"))


class InstallationForm(ActForm):
    name_vi = forms.CharField(label=_("Tên tiếng Việt"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200)
    phone = forms.CharField(label=_("Điện thoại tiếp dân"), max_length=30, required=False)
    hours = forms.CharField(label=_("Giờ làm việc"), max_length=200, required=False)


KIND_NAMES = {
    "committee": _("Ủy ban nhân dân"),
    "council": _("Hội đồng nhân dân"),
    "office": _("Văn phòng"),
    "department": _("Sở, phòng"),
    "service": _("Đơn vị sự nghiệp, trung tâm"),
    "reception": _("Ban Tiếp công dân"),
    "inspectorate": _("Thanh tra"),
    "police": _("Công an"),
    "party": _("Cơ quan Đảng"),
    "front": _("Mặt trận Tổ quốc"),
    "mass": _("Tổ chức chính trị - xã hội"),
    "hamlet": _("Thôn, tổ dân phố"),
    "central": _("Cơ quan trung ương"),
    "other": _("Cơ quan khác"),
}
CASE_KINDS = {"feedback": _("Phản ánh"), "petition": _("Kiến nghị"), "complaint": _("Khiếu nại")}
