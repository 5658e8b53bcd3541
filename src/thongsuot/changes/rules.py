"""On which grounds content may be destroyed, when its time is over, and what proves who sent a sealed case. Pure."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Ground:
    """A ground of the closed list. `source` names the law; `running`: also while the matter is still open."""

    code: str
    vi: str
    en: str
    source: str
    running: bool = False


GROUNDS = (
    Ground(
        "subject",
        "Người gửi yêu cầu xóa dữ liệu của mình",
        "The person asked for their data to be erased",
        "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
    ),
    Ground(
        "retention",
        "Đơn không đủ điều kiện đã lưu đủ một năm",
        "A submission that was not eligible has been kept for one year",
        "Điều 28 Thông tư 05/2021/TT-TTCP",
    ),
    Ground("court", "Theo quyết định của tòa án", "By order of a court", "Điều 106 Hiến pháp năm 2013", running=True),
)
BY_CODE = {ground.code: ground for ground in GROUNDS}
INELIGIBLE_ENDS = ("guided", "returned", "transferred-out")


def kept_until(state: str, ended_on: date | None) -> date | None:
    """Return the first day on which retention is over: one year after an ineligible end; None: not by this ground.

    Source: Thông tư 05/2021/TT-TTCP, Điều 28 (ineligible letters are kept one year, then destroyed).
    """
    if state not in INELIGIBLE_ENDS or ended_on is None:
        return None
    try:
        return ended_on.replace(year=ended_on.year + 1)
    except ValueError:  # 29 February
        return date(ended_on.year + 1, 3, 1)


def proof_of(case_id: UUID, secret_hash: bytes) -> bytes:
    """Return what only the sender's secret gives again once the case is sealed: its hash is wiped in that very act."""
    return secret_hash + case_id.bytes
