"""Rows for persons: who submits, who represents (five at most), a guardian. Shared by intake and correction."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.forms.fields import CleanText, Phone
from thongsuot.cases.forms.public import NEEDED_FOR, NOTIFY_CHOICES
from thongsuot.cases.models import Party

REPRESENTATIVES = range(1, 6)
LANGUAGES = [("vi", gettext_lazy("Tiếng Việt")), ("en", gettext_lazy("Tiếng Anh"))]


class PersonsForm(forms.Form):
    """One submitter with all details, five representatives with their paper, one guardian."""

    name = CleanText(label=gettext_lazy("Họ và tên"), required=False, max_length=120)
    phone = Phone(label=gettext_lazy("Điện thoại"), required=False, max_length=30)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        error_messages={"invalid": gettext_lazy("Địa chỉ thư điện tử cần có dạng ten@noi.vn.")},
    )
    address = CleanText(label=gettext_lazy("Nơi ở"), required=False, max_length=300)
    id_number = CleanText(label=gettext_lazy("Số giấy tờ"), required=False, max_length=20)
    notify_by = forms.ChoiceField(
        label=gettext_lazy("Báo kết quả bằng"), choices=NOTIFY_CHOICES, initial="none", required=False
    )
    language = forms.ChoiceField(label=gettext_lazy("Tin viết bằng"), choices=LANGUAGES, initial="vi", required=False)
    minor = forms.BooleanField(label=gettext_lazy("Người gửi chưa đủ 18 tuổi"), required=False)
    interpreter = CleanText(label=gettext_lazy("Cần phiên dịch tiếng gì?"), required=False, max_length=60)
    guardian_name = CleanText(label=gettext_lazy("Người giám hộ"), required=False, max_length=120)
    guardian_phone = Phone(label=gettext_lazy("Điện thoại người giám hộ"), required=False, max_length=30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for n in REPRESENTATIVES:
            self.fields[f"rep_name_{n}"] = CleanText(label=_("Người đại diện %d") % n, required=False, max_length=120)
            self.fields[f"rep_phone_{n}"] = Phone(label=_("Điện thoại"), required=False, max_length=30)
            self.fields[f"rep_paper_{n}"] = forms.BooleanField(label=_("Có giấy cử đại diện"), required=False)

    @property
    def representative_rows(self):
        return [[self[f"rep_{part}_{n}"] for part in ("name", "phone", "paper")] for n in REPRESENTATIVES]

    @property
    def has_representatives(self):
        return any(self[f"rep_name_{n}"].value() for n in REPRESENTATIVES)

    def clean(self):
        given = super().clean()
        field, sentence = NEEDED_FOR.get(given.get("notify_by"), (None, None))
        if field and not given.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        for n in REPRESENTATIVES:
            if not given.get(f"rep_name_{n}") and (given.get(f"rep_phone_{n}") or given.get(f"rep_paper_{n}")):
                self.add_error(f"rep_name_{n}", _("Chưa ghi tên người đại diện %d.") % n)
        return given


def people_of(given: dict) -> tuple[PersonGiven, ...]:
    """Return the persons of a valid form, the submitter first; empty where nothing about anybody was given."""
    people = [_submitter(given)] if _is_somebody(given) else []
    for n in REPRESENTATIVES:
        if name := given[f"rep_name_{n}"]:
            phone, paper = given[f"rep_phone_{n}"], given[f"rep_paper_{n}"]
            people.append(PersonGiven(part=Party.Part.REPRESENTATIVE, name=name, phone=phone, paper=paper))
    if given["guardian_name"] or given["guardian_phone"]:
        name, phone = given["guardian_name"], given["guardian_phone"]
        people.append(PersonGiven(part=Party.Part.GUARDIAN, name=name, phone=phone))
    return tuple(people)


def _is_somebody(given: dict) -> bool:
    names = ("name", "phone", "email", "address", "id_number", "interpreter", "minor")
    return any(given[name] for name in names)


def _submitter(given: dict) -> PersonGiven:
    names = ("name", "phone", "email", "address", "id_number", "minor", "interpreter")
    more = {"notify_by": given["notify_by"] or Party.NotifyBy.NONE, "language": given["language"] or "vi"}
    return PersonGiven(**{name: given[name] for name in names}, **more)
