"""Forms of the acts on a complaint that ask days, words and codes; lists are those of the law."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import LONG, ActForm, NotAccusation, Sentence, UploadForm, choices
from thongsuot.cases.forms.acts.screening import AskSupplementForm
from thongsuot.cases.forms.fields import CleanText
from thongsuot.complaints.actions.verifying import candidates
from thongsuot.complaints.queries.drawn import decision_paper, recipients, sent_notice, to_person
from thongsuot.complaints.queries.hints import hints
from thongsuot.complaints.queries.page import known_of, what_lacks
from thongsuot.complaints.rules import grounds
from thongsuot.core import clock
from thongsuot.units.forms import LegalDay

CHOOSE = gettext_lazy("Chọn một mục")


def _one_of(label, reasons, *, required=True, empty=CHOOSE, **more):
    return forms.ChoiceField(label=label, choices=lambda: marked(reasons, empty), required=required, **more)


def marked(reasons, empty) -> list[tuple[str, str]]:
    """Return a closed list as choices; what was not compared with the law's text says so."""
    unsure = {reason.code for reason in reasons if reason.confidence == "unsure"}
    mark = _("chưa đối chiếu với văn bản luật")
    return [(code, f"{name} ({mark})" if code in unsure else name) for code, name in choices(reasons, empty)]


class CheckForm(ActForm):
    """A decision on whether to accept, with what the record says against it beside the grounds."""

    def prepare(self):
        self.hints = hints(self.actor, self.case, clock.today())


class AcceptForm(CheckForm):
    complex_ground = _one_of(
        gettext_lazy("Vụ việc phức tạp?"),
        grounds.COMPLEX_GROUNDS,
        required=False,
        empty=gettext_lazy("Không phức tạp"),
        help_text=gettext_lazy("Phức tạp thì thời hạn dài hơn theo luật."),
    )
    note = Sentence(gettext_lazy("Số thông báo, ghi chú"), required=False, rows=2)


class AskForm(AskSupplementForm):
    """What to ask for begins with what the law wants and the complaint lacks."""

    def prepare(self):
        if lacks := what_lacks(self.case):
            self.propose(missing=_("Đề nghị bổ sung: %s.") % lacks)


class RefuseForm(CheckForm):
    ground = _one_of(gettext_lazy("Lý do không thụ lý (Điều 11 Luật Khiếu nại)"), grounds.REFUSAL_GROUNDS)
    text = Sentence(gettext_lazy("Giải thích"), help_text=gettext_lazy("Người khiếu nại đọc nguyên câu này."))


class AppointForm(ActForm):
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Những người trong tổ"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Chọn ít nhất một người của đơn vị đang giải quyết.")},
    )
    leader = forms.ChoiceField(label=gettext_lazy("Tổ trưởng"))
    number = CleanText(label=gettext_lazy("Số quyết định xác minh"), required=False, max_length=100)

    def prepare(self):
        rows = [(str(officer.pk), str(officer)) for officer in candidates(self.case, clock.today())]
        self.fields["members"].choices = rows
        self.fields["leader"].choices = [("", str(CHOOSE)), *rows]

    def arguments(self):
        given = super().arguments()
        return given | {"members": [UUID(pk) for pk in given["members"]], "leader": UUID(given["leader"])}


class MinuteForm(UploadForm):
    held_on = LegalDay(label=gettext_lazy("Ngày làm việc"))
    place = CleanText(label=gettext_lazy("Tại"), max_length=300)
    present = Sentence(gettext_lazy("Có mặt"), rows=2)
    text = Sentence(gettext_lazy("Nội dung"), rows=6, limit=LONG)
    field_order = ("held_on", "place", "present", "text", "uploads")


class EvidenceForm(UploadForm):
    name = CleanText(label=gettext_lazy("Tên giấy tờ, tài liệu"), max_length=300)
    pages = forms.IntegerField(
        label=gettext_lazy("Số tờ"), min_value=1, max_value=9999, help_text=gettext_lazy("Bút lục được đánh tiếp theo.")
    )
    given_by = _one_of(gettext_lazy("Ai cung cấp?"), grounds.GIVERS)
    received_on = LegalDay(label=gettext_lazy("Ngày nhận"))
    field_order = ("name", "pages", "given_by", "received_on", "uploads")


class ReportForm(UploadForm):
    text = Sentence(gettext_lazy("Kết quả xác minh"), rows=8, limit=LONG)
    differs = forms.BooleanField(
        label=gettext_lazy("Kết quả xác minh khác với yêu cầu của người khiếu nại"),
        help_text=gettext_lazy("Khác nhau thì luật buộc đối thoại trước khi quyết định."),
        required=False,
    )
    field_order = ("text", "differs", "uploads")


class CallDialogueForm(ActForm):
    session_on = LegalDay(label=gettext_lazy("Ngày đối thoại"), help_text=gettext_lazy("Sau hôm nay ít nhất 5 ngày."))
    place = CleanText(label=gettext_lazy("Tại"), max_length=300)
    invited = Sentence(gettext_lazy("Mời những ai"), rows=3)
    head_attends = forms.BooleanField(label=gettext_lazy("Người đứng đầu trực tiếp đối thoại"), required=False)


class HoldDialogueForm(UploadForm):
    held_on = LegalDay(label=gettext_lazy("Ngày đối thoại"))
    present = Sentence(gettext_lazy("Ai có mặt, ai vắng mặt"), rows=3)
    text = Sentence(gettext_lazy("Diễn biến và kết quả"), rows=6, limit=LONG)
    field_order = ("held_on", "present", "text", "uploads")


class DecideForm(UploadForm):
    number = CleanText(label=gettext_lazy("Số quyết định"), max_length=60)
    decided_on = LegalDay(label=gettext_lazy("Ngày ký"))
    field_order = ("number", "decided_on", "uploads")

    def prepare(self):
        self.fields["uploads"].label = _("Quyết định đã ký, có trang chữ ký và dấu")
        paper = decision_paper(self.case, known_of(self.case).level)
        if paper:
            self.propose(number=paper.symbol, decided_on=paper.signed_on)
            self.fields["uploads"].help_text = (
                _("Quyết định số %s đã ký trong hồ sơ: không phải gửi lại.") % paper.symbol
            )


class SendForm(ActForm):
    sent_on = LegalDay(label=gettext_lazy("Ngày gửi"))
    way = _one_of(gettext_lazy("Gửi bằng"), grounds.SENDING_WAYS)
    tracking = CleanText(label=gettext_lazy("Mã bưu gửi"), required=False, max_length=60)
    recipients = Sentence(gettext_lazy("Gửi những ai"), rows=3)

    def prepare(self):
        paper = decision_paper(self.case, known_of(self.case).level)
        for sent in to_person(paper)[:1]:
            first = sent.delivery
            self.propose(sent_on=first.sent_on, way=first.way, tracking=first.tracking, recipients=recipients(paper))


class ReceiptForm(UploadForm):
    received_on = LegalDay(label=gettext_lazy("Ngày người khiếu nại nhận"))
    note = Sentence(gettext_lazy("Ghi chú"), required=False, rows=2)
    field_order = ("received_on", "uploads", "note")

    def prepare(self):
        self.fields["uploads"].label = _("Báo phát, giấy ký nhận hoặc xác nhận điện tử")
        paper = decision_paper(self.case, known_of(self.case).level)
        if paper and paper.receipt_on:
            self.propose(received_on=paper.receipt_on)
            self.fields["uploads"].help_text = _("Ngày nhận đã có chứng từ trong hồ sơ: không phải gửi lại.")


class SendNoticeForm(ActForm):
    notice = _one_of(gettext_lazy("Văn bản"), grounds.NOTICES)
    sent_on = LegalDay(label=gettext_lazy("Ngày gửi"))
    way = _one_of(gettext_lazy("Gửi bằng"), grounds.SENDING_WAYS)
    tracking = CleanText(label=gettext_lazy("Mã bưu gửi"), required=False, max_length=60)

    def prepare(self):
        found = sent_notice(self.case)
        if found:
            notice, first = found
            self.propose(notice=notice, sent_on=first.sent_on, way=first.way, tracking=first.tracking)


class ExtendForm(ActForm):
    days = forms.IntegerField(label=gettext_lazy("Thêm bao nhiêu ngày?"), min_value=1, max_value=60)
    ground = _one_of(gettext_lazy("Vì sao phức tạp?"), grounds.COMPLEX_GROUNDS)
    note = Sentence(gettext_lazy("Ghi chú"), required=False)


class SuspendForm(ActForm):
    ground = _one_of(gettext_lazy("Lý do"), grounds.SUSPENSION_GROUNDS)
    note = Sentence(gettext_lazy("Số quyết định, ghi chú"), required=False)


class TerminateForm(ActForm):
    ground = _one_of(gettext_lazy("Lý do"), grounds.TERMINATION_GROUNDS)
    text = Sentence(gettext_lazy("Nêu rõ lý do"), help_text=gettext_lazy("Người khiếu nại đọc nguyên câu này."))


class WithdrawForm(UploadForm):
    reason = Sentence(gettext_lazy("Đơn rút ngày nào, ai ký?"), rows=2)
    signed = forms.BooleanField(label=gettext_lazy("Đơn rút có chữ ký hoặc điểm chỉ"), required=False)
    field_order = ("reason", "signed", "uploads")


class ObligeForm(ActForm):
    kind = _one_of(gettext_lazy("Phải thi hành"), grounds.OBLIGATION_KINDS)
    amount = forms.IntegerField(
        label=gettext_lazy("Số tiền (đồng), diện tích (m²) hoặc số người"), min_value=1, required=False
    )
    text = Sentence(gettext_lazy("Làm gì, cho ai"), rows=2, limit=500)
    due_on = LegalDay(label=gettext_lazy("Xong trước ngày"))


class FulfilForm(UploadForm):
    obligation_id = forms.ChoiceField(label=gettext_lazy("Việc đã thi hành"), widget=forms.RadioSelect)
    done_on = LegalDay(label=gettext_lazy("Ngày xong"))
    note = Sentence(gettext_lazy("Ghi chú"), required=False, rows=2)
    field_order = ("obligation_id", "done_on", "uploads", "note")

    def prepare(self):
        self.fields["obligation_id"].choices = [
            (str(row.pk), row.text) for row in self.case.obligations.filter(done=None)
        ]

    def arguments(self):
        given = super().arguments()
        return given | {"obligation_id": UUID(given["obligation_id"])}


class SuspendDisputedForm(ActForm):
    reason = Sentence(gettext_lazy("Thi hành thì gây hậu quả khó khắc phục nào?"))
    until = LegalDay(label=gettext_lazy("Đến ngày"), required=False, help_text=gettext_lazy("Để trống nếu chưa định."))


class LawsuitForm(ActForm):
    sued_on = LegalDay(label=gettext_lazy("Ngày khởi kiện"))
    court = CleanText(label=gettext_lazy("Tòa án, số thụ lý"), max_length=300)


class ConsentForm(ActForm):
    given = forms.TypedChoiceField(
        label=gettext_lazy("Người khiếu nại có đồng ý công khai quyết định đã che tên không?"),
        choices=[("1", gettext_lazy("Đồng ý")), ("0", gettext_lazy("Không đồng ý"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


class RateForm(ActForm):
    satisfied = forms.ChoiceField(
        label=gettext_lazy("Người khiếu nại thấy việc giải quyết thế nào?"),
        choices=[("yes", gettext_lazy("Hài lòng")), ("no", gettext_lazy("Chưa hài lòng"))],
        widget=forms.RadioSelect,
    )
    note = Sentence(gettext_lazy("Ghi chú"), required=False, rows=2)


class AppealForm(ActForm):
    text = Sentence(gettext_lazy("Vì sao khiếu nại tiếp?"), rows=5, limit=LONG)
    signed = forms.BooleanField(label=gettext_lazy("Đơn có chữ ký hoặc điểm chỉ"), required=False)
    not_accusation = NotAccusation()
