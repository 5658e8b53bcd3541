"""What is typed at the desk for a paper somebody brought: the files, why one is taken away."""

from django.utils.translation import gettext_lazy

from thongsuot.commitments.forms.fields import SeveralFiles, SeveralFilesInput, longer
from thongsuot.files.rules import ACCEPTED
from thongsuot.units.forms import ActForm, FormId


class AttachForm(ActForm):
    uploads = SeveralFiles(
        label=gettext_lazy("Ảnh chụp, bản quét giấy tờ"),
        allow_empty_file=True,
        widget=SeveralFilesInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy("Ảnh, PDF, Word, ghi âm. Chọn nhiều tệp được. Chỉ người tiếp ở đây đọc được."),
    )
    form_id = FormId()


class TakeAwayForm(ActForm):
    reason = longer(gettext_lazy("Vì sao bỏ ra"), limit=1_000)


def files_in(request) -> dict:
    """Return the files of a request as `SeveralFiles` takes them."""
    return {name: request.FILES.getlist(name) for name in request.FILES}
