"""What the person may do with their complaint on the page that the secret opens; by POST with the page's key only."""

from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thongsuot.cases.views.follow import act_of_person, moment_of_person
from thongsuot.complaints.actions import again, noting
from thongsuot.complaints.forms.public import AgainForm, ConsentForm, WordForm


@never_cache
@require_POST
def second(request, code: str):
    """Take the complaint to the second level."""

    def do(case, given, form):
        again.appeal(text=given["text"], **moment_of_person(case))

    done = _("Đã gửi khiếu nại lần hai đến cấp trên trực tiếp. Mã mới ở ngay bên dưới.")
    return act_of_person(request, code, "again_form", lambda case: AgainForm(request.POST), do, done)


@never_cache
@require_POST
def consent(request, code: str):
    """Say whether the redacted decision may be public."""

    def do(case, given, form):
        noting.consent(given=given["given"], **moment_of_person(case))

    return act_of_person(request, code, "consent_form", lambda case: ConsentForm(request.POST), do, _("Đã ghi."))


@never_cache
@require_POST
def word(request, code: str):
    """Say how one finds the settlement."""

    def do(case, given, form):
        noting.rate(satisfied=given["satisfied"], note=given["note"], **moment_of_person(case))

    done = _("Đã ghi đánh giá. Đánh giá không mở lại quyết định.")
    return act_of_person(request, code, "word_form", lambda case: WordForm(request.POST), do, done)
