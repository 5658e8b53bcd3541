"""What `thongsuot doctor` asks of what must be kept, kept apart, or let go: sealed room, identity provider, backups."""

from datetime import timedelta
from pathlib import Path

from django.db import connection

from thongsuot.changes import backups as known
from thongsuot.config.demo import kept
from thongsuot.config.env import env
from thongsuot.config.findings import Finding
from thongsuot.config.scrubbing import scrubbed_at
from thongsuot.config.words import _
from thongsuot.core.clock import LEGAL_ZONE, now, today

ENOUGH_CUSTODIANS = 3
FRESH = timedelta(hours=26)  # a backup every night, and two hours for it to run late
A_NIGHT = timedelta(hours=30)
LAG = timedelta(minutes=2)


def sealed_room() -> Finding:
    """Whether denunciations are taken: two custodians and somebody to receive them; a third custodian is advised."""
    from thongsuot.denunciations.queries.keyholders import custodians, is_ready  # noqa: PLC0415  after Django's set-up

    if not _is_set_up():
        return Finding("sealed-room", True, _("chưa dựng đơn vị nào"))
    count = len(custodians(today()))
    what = _("{count} người giữ khóa danh tính").format(count=count)
    if not is_ready(today()):
        remedy = _("Hãy lập phòng tố cáo (docs/denunciations.md): hai người giữ khóa danh tính, một người giải quyết.")
        return Finding("sealed-room", False, _("chưa nhận được tố cáo: {what}").format(what=what), remedy)
    if count < ENOUGH_CUSTODIANS:
        remedy = _("Nên thêm người thứ ba: hai người thì một người quên mật ngữ là không ai khôi phục được.")
        return Finding("sealed-room", True, what, remedy)
    return Finding("sealed-room", True, what)


def identity_provider() -> Finding:
    """Whether the settings of the identity provider are all given, or none."""
    settings = env()
    given = {
        "THONGSUOT_OIDC_ISSUER": bool(settings.oidc_issuer),
        "THONGSUOT_OIDC_CLIENT_ID": bool(settings.oidc_client_id),
        "THONGSUOT_OIDC_CLIENT_SECRET": settings.oidc_client_secret is not None,
    }
    missing = [name for name, there in given.items() if not there]
    if len(missing) == len(given):
        return Finding("identity-provider", True, _("không dùng"))
    if missing:
        remedy = _("Hãy đặt thêm {names}, hoặc bỏ cả ba.").format(names=", ".join(missing))
        return Finding("identity-provider", False, _("thiết lập chưa đủ, không ai đăng nhập qua đó được"), remedy)
    secret = settings.oidc_issuer.startswith(("https://", "http://127.", "http://localhost"))
    remedy = "" if secret else _("Hãy đặt THONGSUOT_OIDC_ISSUER bằng địa chỉ https.")
    return Finding("identity-provider", secret, settings.oidc_issuer, remedy)


def backups() -> Finding:
    """Whether there is a backup of the last day, and none beyond the promised term."""
    if kept.path().exists() or not _is_set_up():
        return Finding("backups", True, _("chưa cần"))
    found, at = known.read(env().data_dir), now()
    if not found or found[-1].made_at < at - FRESH:
        remedy = _("Hãy đặt lịch “thongsuot backup THƯ-MỤC” mỗi đêm (docs/operate/backup.md).")
        return Finding("backups", False, _newest(found), remedy)
    late = [one.place for one in found if one.until < at and Path(one.place).exists()]
    remedy = _("Hãy xóa {places}: quá hạn giữ đã hứa.").format(places=", ".join(late)) if late else ""
    return Finding("backups", not late, _newest(found), remedy)


def _newest(found: list[known.Kept]) -> str:
    if not found:
        return _("chưa có bản sao lưu nào")
    return _("bản mới nhất lúc {at}").format(at=f"{found[-1].made_at.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}")


def mail() -> Finding:
    """Whether every mailbox in use was reached within the hour."""
    from thongsuot.mail.models import Mailbox  # noqa: PLC0415  after Django's set-up
    from thongsuot.mail.queries import unreached  # noqa: PLC0415

    late = unreached(now())
    if late:
        remedy = _("Hãy mở Quản trị, Hộp thư tiếp nhận, bấm “Thử kết nối”; xem worker có chạy không.")
        said = _("hơn một giờ chưa vào được {boxes}").format(boxes=", ".join(late))
        return Finding("mail", False, said, remedy)
    count = Mailbox.objects.filter(active=True).count()
    return Finding("mail", True, _("{count} hộp thư đang dùng").format(count=count))


def destroyed_words() -> Finding:
    """Whether destroyed words are off the disk a night after they were destroyed."""
    from thongsuot.changes.queries.destroyed import last_destroyed  # noqa: PLC0415  after Django's set-up

    last, done = last_destroyed(), scrubbed_at(env().data_dir)
    late = last is not None and last < now() - A_NIGHT and (done is None or done < last)
    what = _("nội dung đã hủy còn sót trong tệp của cơ sở dữ liệu") if late else _("không còn sót")
    return Finding("destroyed-words", not late, what, _("Hãy chạy “thongsuot scrub”.") if late else "")


def search_index() -> Finding:
    """Whether the search index of this node has followed the book, but for the last two minutes."""
    from thongsuot.search.upkeep import behind  # noqa: PLC0415  after Django's set-up

    late = behind(now() - LAG)
    what = _("chỉ mục tìm kiếm còn thiếu {count} mục sổ cái").format(count=late)
    return Finding("search-index", late == 0, what, _("Hãy chạy “thongsuot worker”.") if late else "")


def _is_set_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM units_installation WHERE root_unit_id IS NOT NULL)")
        return cursor.fetchone()[0]
