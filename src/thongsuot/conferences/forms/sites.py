"""What is typed for a site and a paper; and what narrows the list of sites."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.commitments.forms.fields import CleanText, SeveralFiles, longer
from thongsuot.conferences.models import Conference, Site, SpeechPaper
from thongsuot.conferences.permissions import sites_attended_by
from thongsuot.conferences.queries.sites import FIRST, SORTS
from thongsuot.conferences.rules.fold import DROPPED
from thongsuot.conferences.rules.listing import MOST_PEOPLE
from thongsuot.conferences.words import SITE_STATES
from thongsuot.core.actors import Actor
from thongsuot.units.forms import ActForm, FormId

WAYS = {*SORTS, *(f"-{name}" for name in SORTS)}
OWN = 200  # sites of one officer's units to choose from


class SiteForm(ActForm):
    """A form for an act on one site. Nothing is typed."""

    def __init__(self, *args, site: Site, **kwargs):
        super().__init__(*args, **kwargs)
        self.site = site


class ReportForm(SiteForm):
    present = forms.IntegerField(
        label=gettext_lazy("Số người có mặt"),
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
    )

    def __init__(self, *args, site: Site, **kwargs):
        super().__init__(*args, site=site, **kwargs)
        self.fields["present"].initial = site.present


class CorrectForm(SiteForm):
    """Why a site that was said to have joined did not come after all."""

    reason = longer(
        gettext_lazy("Vì sao đính chính"),
        limit=2_000,
        help_text=gettext_lazy(
            "Nơi tổ chức, cấp trên và điểm cầu ấy đọc được câu này. Không ghi tên, chuyện riêng của ai."
        ),
    )


class SiteNumber(forms.IntegerField):
    """A site of a conference by its number; nothing: the main site. Cleans to its id."""

    def __init__(self, conference: Conference):
        self.conference = conference
        super().__init__(
            label=gettext_lazy("Số điểm cầu"),
            required=False,
            min_value=1,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
            help_text=gettext_lazy("Để trống nếu tham luận của điểm cầu chính."),
        )

    def clean(self, value):
        number = super().clean(value)
        if number is None:
            return None
        rows = Site.objects.filter(conference=self.conference, number=min(number, 10**6)).exclude(state=DROPPED)
        found = rows.values_list("pk", flat=True).first()
        if found is None:
            raise forms.ValidationError(_("Hội nghị không có điểm cầu số này. Xem số ở danh sách điểm cầu."))
        return found


def _files() -> SeveralFiles:
    return SeveralFiles(
        label=gettext_lazy("Tệp tham luận"),
        required=False,
        help_text=gettext_lazy("Ảnh, PDF, Word, ghi âm. Chọn nhiều tệp được."),
    )


def _title() -> CleanText:
    return CleanText(label=gettext_lazy("Tên tham luận"), max_length=300)


def _office() -> CleanText:
    return CleanText(
        label=gettext_lazy("Đơn vị, chức vụ người trình bày"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Chủ tịch Ủy ban nhân dân xã Ka Đô."),
    )


class PaperForm(ActForm):
    """A new paper: who runs the conference names a site by its number, another officer one of their own."""

    ids = ("site",)
    title = _title()
    office = _office()
    uploads = _files()
    form_id = FormId()

    def __init__(self, *args, conference: Conference, actor: Actor, runs: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if runs:
            self.fields["site"] = SiteNumber(conference)
        else:
            own = sites_attended_by(actor, conference).exclude(state=DROPPED).order_by("number")[:OWN]
            choices = [(str(site.pk), f"{site.number}. {site.name}") for site in own]
            self.fields["site"] = forms.ChoiceField(label=gettext_lazy("Điểm cầu"), choices=choices)
        self.order_fields(["site", "title", "office", "uploads"])


class PaperActForm(ActForm):
    """A form for an act on one paper; `revision`: what the officer had before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, paper: SpeechPaper, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = paper.revision

    def renew(self, paper: SpeechPaper) -> None:
        """Take the paper as it stands now, so that a second press acts on what the officer has read since."""
        self.data = self.data.copy()
        self.data["revision"] = paper.revision


class ReturnForm(PaperActForm):
    reason = longer(gettext_lazy("Cần sửa gì"), limit=2_000)


class AgainForm(PaperActForm):
    title = _title()
    office = _office()
    uploads = _files()

    def __init__(self, *args, paper: SpeechPaper, **kwargs):
        super().__init__(*args, paper=paper, **kwargs)
        self.fields["title"].initial, self.fields["office"].initial = paper.title, paper.office
        self.fields["uploads"].help_text = _("Gửi đủ các tệp: các điểm cầu khác chỉ đọc được tệp gửi lần cuối.")


class SpeakForm(PaperActForm):
    record = longer(
        gettext_lazy("Đã nói gì, ghi ngắn gọn"),
        rows=5,
        limit=5_000,
        help_text=gettext_lazy("Ai dự hội nghị đều đọc được."),
    )


class SitesListForm(forms.Form):
    """What narrows the list of sites, and how it is sorted; parameters are Vietnamese."""

    tinh_trang = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    q = forms.CharField(label=gettext_lazy("Tên điểm cầu"), required=False, max_length=100)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data)
        self.fields["tinh_trang"].choices = [
            ("", _("Tất cả")), *((code, str(name)) for code, name in SITE_STATES.items()),
        ]  # fmt: skip

    def wanted(self) -> dict:
        """Return the filters and the order, without what was not understood."""
        self.is_valid()
        given = self.cleaned_data
        asked = given.get("xep") or FIRST
        return {
            "stands": given.get("tinh_trang") or "",
            "words": given.get("q") or "",
            "sort": asked if asked in WAYS else FIRST,
        }

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("tinh_trang", "q"))
