"""The filters of the list of cases; what is not understood narrows nothing, so that no link ever breaks."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import choices, topic_choices
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.forms.selects import LongSelect
from thongsuot.cases.models import Label
from thongsuot.cases.queries.browsing import NEWEST, SORTS
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.queries.labels import labels_of
from thongsuot.cases.queries.lists import Filters
from thongsuot.cases.rules.reasons import CHANNELS, KINDS
from thongsuot.cases.rules.tables import ALL_STATES
from thongsuot.people.models import Officer, Post
from thongsuot.units.forms import LegalDay
from thongsuot.units.models import Lineage, Place, Unit

MOST = 200
FORMER_SORTS = {"moi": NEWEST}  # as addresses kept from before have it


class OneOf(forms.ModelChoiceField):
    """One of the rows that the form names once it knows who asks; empty for all."""

    def __init__(self, model, label):
        super().__init__(model.objects.none(), label=label, required=False, widget=LongSelect)


class ListForm(forms.Form):
    """GET parameters of the list, in Vietnamese as they stand in the address."""

    q = CleanText(label=gettext_lazy("Mã vụ việc hoặc chữ trong tóm tắt"), required=False, max_length=100)
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, widget=LongSelect)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    linh_vuc = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False, widget=LongSelect)
    kenh = forms.ChoiceField(label=gettext_lazy("Kênh"), required=False)
    noi = OneOf(Place, gettext_lazy("Nơi"))
    don_vi = OneOf(Unit, gettext_lazy("Đơn vị"))
    can_bo = OneOf(Officer, gettext_lazy("Cán bộ"))
    nhan = OneOf(Label, gettext_lazy("Nhãn công việc"))
    muon = forms.BooleanField(label=gettext_lazy("Chỉ việc quá hạn"), required=False)
    khan = forms.BooleanField(label=gettext_lazy("Chỉ việc khẩn"), required=False)
    tu = LegalDay(label=gettext_lazy("Nhận từ ngày"), required=False)
    den = LegalDay(label=gettext_lazy("Nhận đến hết ngày"), required=False)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, actor):
        super().__init__(data)
        every = [("", _("Tất cả"))]
        self.fields["buoc"].choices = every + [
            ("dang-lam", _("Đang làm")),
            *((one, step_name(one)) for one in ALL_STATES),
        ]
        self.fields["loai"].choices = every + choices(KINDS)
        self.fields["linh_vuc"].choices = every + topic_choices()[1:]
        self.fields["kenh"].choices = every + choices(CHANNELS)
        units = units_near(actor)
        self.fields["don_vi"].queryset = units
        self.fields["can_bo"].queryset = officers_near(actor)
        self.fields["noi"].queryset = Place.objects.filter(pk__in=units.values("place")).order_by("sort_key")
        self.fields["nhan"].queryset = labels_of(actor)
        for name in ("noi", "don_vi", "can_bo", "nhan"):
            self.fields[name].empty_label = every[0][1]

    def wanted(self) -> Filters:
        """Return the filters, without those that were not understood."""
        self.is_valid()
        given = self.cleaned_data
        step = given.get("buoc") or ""
        return Filters(
            state="" if step == "dang-lam" else step,
            open=step == "dang-lam",
            kind=given.get("loai") or "",
            topic=given.get("linh_vuc") or "",
            channel=given.get("kenh") or "",
            place_id=_pk(given.get("noi")),
            unit_id=_pk(given.get("don_vi")),
            officer_id=_pk(given.get("can_bo")),
            label_id=_pk(given.get("nhan")),
            late=bool(given.get("muon")),
            urgent=bool(given.get("khan")),
            received_from=given.get("tu"),
            received_until=given.get("den"),
        )

    def words(self) -> str:
        return self.cleaned_data.get("q") or ""

    def sort(self) -> str:
        """Return the column to sort by, one of `browsing.SORTS`; newest first where the address names none."""
        asked = self.cleaned_data.get("xep") or NEWEST
        asked = FORMER_SORTS.get(asked, asked)
        return asked if asked in SORTS else NEWEST

    def kept(self) -> dict:
        """Return filters and order as parameters, for a view to be saved: understood ones only, no searched word."""
        self.is_valid()
        bad = set(self.errors) | {"q"}
        kept = {name: self.data.get(name, "") for name in self.fields if name not in bad and self.data.get(name)}
        return kept | ({"xep": self.sort()} if kept else {})

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name != "xep")


def _pk(thing):
    return thing.pk if thing else None


def units_near(actor):
    """Return the actor's units and those within two steps below, at most 200: whoever wants others searches them."""
    near = Lineage.objects.filter(ancestor__in=actor.unit_ids, depth__lte=2).order_by("depth", "id")
    ids = list(near.values_list("descendant", flat=True)[:MOST])
    return Unit.objects.filter(pk__in=ids).order_by("sort_key", "id")


def officers_near(actor):
    """Return the officers of the actor's units and those right below, by given name, at most 200."""
    units = Lineage.objects.filter(ancestor__in=actor.unit_ids, depth__lte=1).values("descendant")
    ids = Post.objects.filter(unit__in=units).order_by("officer").values_list("officer", flat=True).distinct()
    return Officer.objects.filter(pk__in=list(ids[:MOST])).order_by("sort_key", "id")
