"""What is typed to give a key: whose it will be, and its name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.api.permissions import givable_to
from thongsuot.people.queries import search_officers
from thongsuot.units.forms import ActForm

SHOWN = 6


class TokenForm(ActForm):
    """Arguments of `give_token`; an officer whom the actor may not give a key to is as one who does not exist."""

    ids = ("officer",)
    officer = forms.CharField(
        label=_("Khóa làm việc thay cán bộ nào?"),
        help_text=_("Gõ tên đăng nhập hoặc họ tên. Khóa làm được đúng những gì cán bộ này làm được."),
        max_length=120,
    )
    name = forms.CharField(
        label=_("Tên khóa"), help_text=_("Ghi hệ thống nào dùng, ví dụ: Tổng đài 1022."), max_length=80
    )

    def __init__(self, *args, actor, on, **named):
        super().__init__(*args, **named)
        self.officers = givable_to(actor, on)

    def clean_officer(self):
        text = self.cleaned_data["officer"].strip()
        exact = self.officers.filter(username__iexact=text).first()
        found = [exact] if exact else list(search_officers(self.officers, text)[: SHOWN + 1])
        if len(found) == 1:
            return found[0].pk
        if not found:
            raise forms.ValidationError(_("Không có cán bộ nào như vậy trong các đơn vị anh/chị quản trị."))
        listed = "; ".join(f"{each.full_name} ({each.username})" for each in found[:SHOWN])
        raise forms.ValidationError(_("Nhiều cán bộ khớp. Gõ tên trong ngoặc: %(list)s"), params={"list": listed})
