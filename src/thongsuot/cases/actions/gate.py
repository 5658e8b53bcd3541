"""The door for wrongdoing: nothing that accuses a person is written into a case. What is refused is kept nowhere."""

from django.utils.translation import gettext as _

from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.rules.reasons import KINDS, reasons_by_code
from thongsuot.core.errors import Invalid
from thongsuot.language.accusation import accuses


def check_not_denunciation(text: str, kind: str, not_accusation: str = "") -> None:
    """Raise Invalid for a denunciation, whole or in part: by its kind always, by its words unless a reason is given.

    `not_accusation`: why words that seem to accuse somebody do not; whoever records them answers for it in the act.
    The sentence says where to go, never what was written.
    """
    if kind not in reasons_by_code(KINDS):
        raise Invalid(
            _("Ở đây chỉ ghi nhận phản ánh, kiến nghị và khiếu nại. %(where)s") % {"where": where_to_go()},
            field="kind",
        )
    if accuses(text).certain and not cleaned(not_accusation, "not_accusation"):
        raise Invalid(
            _("Nội dung này có vẻ tố cáo một người, nên chưa được ghi nhận và không lưu lại. %(where)s "
              "Nếu không phải tố cáo, ghi lý do vào ô xác nhận rồi gửi lại.") % {"where": where_to_go()},
            field="not_accusation",
        )  # fmt: skip


def where_to_go() -> str:
    """Return the sentence that sends a denunciation to those who may hear it, in the page's language."""
    return _(
        "Tố cáo cần được giữ kín: gửi trực tiếp người đứng đầu cơ quan quản lý người bị tố cáo, "
        "hoặc nơi tiếp công dân của Thanh tra tỉnh."
    )
