"""What `thongsuot doctor` looks at: each check says whether a thing is well, and if not what to do about it."""

import shutil
import sys
from collections.abc import Callable, Iterator

import psycopg
from django.db import connection

from thongsuot.config import queues, roles, schema
from thongsuot.config.checks_kept import backups, destroyed_words, identity_provider, mail, sealed_room, search_index
from thongsuot.config.checks_live import live
from thongsuot.config.checks_offices import to_set_up, unit_tree
from thongsuot.config.checks_reading import reading
from thongsuot.config.database import VARIABLES, is_outside, server, urls
from thongsuot.config.demo import kept
from thongsuot.config.env import env
from thongsuot.config.findings import Finding
from thongsuot.config.messages.catalogues import INSIDE, rooms
from thongsuot.config.postgres import binaries
from thongsuot.config.words import _, decimal

ENOUGH_DISK = 2_000_000_000  # bytes
LAG = "2 minutes"
# Settings of PostgreSQL under which no word that anybody wrote reaches its log; the first value is the one to set.
QUIET = {
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    "log_min_messages": ("log", "fatal", "panic"),
    "log_min_error_statement": ("panic",),
    "log_error_verbosity": ("terse",),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
}


def python() -> Finding:
    return Finding("python", True, ".".join(str(part) for part in sys.version_info[:3]))


def disk() -> Finding:
    free = shutil.disk_usage(env().data_dir).free
    what = _("{folder}: còn {size} GB trống").format(folder=env().data_dir, size=decimal(free / 1e9))
    return Finding("disk", free > ENOUGH_DISK, what, "" if free > ENOUGH_DISK else _("Hãy dọn hoặc mở rộng ổ đĩa."))


def database() -> Finding:
    with psycopg.connect(urls()["desk"]) as link:
        version = link.info.server_version // 10000
    place = _("bên ngoài") if is_outside_at_start() else str(server().cluster().place)
    old = version < binaries.OLDEST
    remedy = _("Hãy nâng cấp lên PostgreSQL {version} trở lên.").format(version=binaries.OLDEST) if old else ""
    return Finding("database", not old, f"PostgreSQL {version}, {place}", remedy)


def log() -> Finding:
    """Whether the database's log keeps out what people wrote; the embedded server's does."""
    with psycopg.connect(urls()["desk"]) as link:
        found = {name: link.execute("SELECT current_setting(%s)", [name]).fetchone()[0] for name in QUIET}
    loud = [f"{name} = {quiet[0]}" for name, quiet in QUIET.items() if found[name] not in quiet]
    what = _("nhật ký ghi cả lời người dân viết") if loud else _("không ghi lời người dân viết")
    remedy = _("Hãy đặt trong PostgreSQL: {settings}.").format(settings=", ".join(loud)) if loud else ""
    return Finding("log", not loud, what, remedy)


def is_outside_at_start() -> bool:
    return not server().running() and is_outside()


def role_urls() -> Finding:
    missing = [VARIABLES[role] for role in roles.NAMES if role not in urls()]
    remedy = _("Hãy đặt thêm {names}.").format(names=", ".join(missing)) if missing else ""
    return Finding("roles", not missing, ", ".join(urls()), remedy)


def desk_is_not_owner() -> Finding:
    with psycopg.connect(urls()["desk"]) as link:
        mighty = roles.is_mighty(link)
    remedy = _("Hãy cho {name} một người dùng ít quyền rồi chạy “thongsuot migrate”.").format(name=VARIABLES["desk"])
    return Finding("desk", not mighty, roles.user_of(urls()["desk"]), remedy if mighty else "")


def tables() -> Finding:
    late = schema.pending()
    what = _("đúng phiên bản") if not late else _("thiếu {count} bước nâng cấp").format(count=len(late))
    remedy = _("Hãy sao lưu rồi chạy “thongsuot migrate”.") if late else ""
    return Finding("tables", not late, what, remedy)


def installation() -> Finding:
    """Whether this installation has been set up: its row, its root unit, somebody to administer it."""
    row = _row("SELECT i.name_vi, EXISTS (SELECT 1 FROM people_post p WHERE p.unit_id = i.root_unit_id AND "
               "p.role = 'administrator' AND p.valid_until IS NULL) FROM units_installation i "
               "WHERE i.root_unit_id IS NOT NULL")  # fmt: skip
    if row is None:
        remedy = _("Hãy chạy “thongsuot set-up --commune MÃ --prefix SỐ --administrator TÊN --name HỌ-TÊN”.")
        return Finding("installation", False, _("chưa dựng đơn vị nào"), remedy)
    remedy = "" if row[1] else _("Hãy chạy lại “thongsuot set-up” với --administrator để có quản trị viên.")
    return Finding("installation", row[1], row[0], remedy)


def rights() -> Finding:
    found = {role: roles.user_of(url) for role, url in urls().items()}
    with psycopg.connect(urls()["desk"]) as link:
        wrong = roles.differences(link, found)
    what = _("đúng bảng phân quyền") if not wrong else "; ".join(wrong[:3])
    return Finding("rights", not wrong, what, _("Hãy chạy “thongsuot migrate”.") if wrong else "")


def queue() -> Finding:
    """Whether jobs are worked; slow ones may wait for their turn as long as one of them is under way."""
    quick, slow, busy = queues.late(seconds=120)
    count = quick if busy else quick + slow
    what = _("{count} việc chờ quá hai phút").format(count=count)
    if busy and slow:
        what += "; " + _("{count} việc lâu chờ đến lượt").format(count=slow)
    return Finding("queue", count == 0, what, _("Hãy chạy “thongsuot worker”.") if count else "")


def ledger() -> Finding:
    late = _count("SELECT count(*) FROM ledger_entry e LEFT JOIN ledger_leaf l ON l.entry_id = e.id "
                  f"WHERE l.number IS NULL AND e.recorded_at < now() - interval '{LAG}'")  # fmt: skip
    what = _("{count} mục sổ cái chưa có số").format(count=late)
    return Finding("ledger", late == 0, what, _("Hãy chạy “thongsuot worker”.") if late else "")


def words() -> Finding:
    sources = [room / INSIDE for room in rooms() if (room / INSIDE).exists()]
    behind = [source.parents[2].name for source in sources if not source.with_suffix(".mo").exists()]
    remedy = _("Hãy chạy “make setup”.") if behind else ""
    return Finding("words", not behind, ", ".join(behind) or _("đã biên dịch"), remedy)


def second_factor() -> Finding:
    """Whether officers need more than a password; the demonstration, opened by `demo`, asks for the password alone."""
    optional = env().second_factor == "optional"
    without = _count(
        "SELECT count(*) FROM people_officer o WHERE is_active AND EXISTS (SELECT 1 FROM people_post p WHERE "
        "p.officer_id = o.id AND p.valid_until IS NULL) AND NOT EXISTS (SELECT 1 FROM mfa_authenticator a WHERE "
        "a.user_id = o.id AND a.type IN ('totp', 'webauthn'))"
    )
    what = _("không bắt buộc") if optional else _("bắt buộc, cài ở lần đăng nhập tới")
    said = _("{what}; {count} cán bộ chưa cài").format(what=what, count=without)
    if kept.path().exists():
        return Finding("second-factor", True, _("bản chạy thử: lệnh “demo” chỉ đòi mật khẩu; {said}").format(said=said))
    remedy = _("Hãy bỏ THONGSUOT_SECOND_FACTOR=optional.") if optional else ""
    return Finding("second-factor", not optional, said, remedy)


def internet() -> Finding:
    """Whether a public address is served safely; a trial on this machine alone needs nothing."""
    settings = env()
    public = not settings.public_url.startswith(("http://127.", "http://localhost"))
    wrong = [name for name, bad in _unsafe(settings) if bad and public]
    remedy = _("Hãy đặt {names} như docs/operate/install.md chỉ dẫn.").format(names=", ".join(wrong)) if wrong else ""
    return Finding("internet", not wrong, settings.public_url, remedy)


def _unsafe(settings) -> Iterator[tuple[str, bool]]:
    yield "THONGSUOT_HTTPS", not settings.https
    yield "THONGSUOT_DEBUG", settings.debug
    yield "THONGSUOT_ALLOWED_HOSTS", "*" in settings.allowed_hosts
    yield "THONGSUOT_PUBLIC_URL", not settings.public_url.startswith("https://")


def _row(query: str) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()


def _count(query: str) -> int:
    return _row(query)[0]


CHECKS: tuple[Callable[[], Finding], ...] = (
    python, disk, database, log, role_urls, desk_is_not_owner, tables, rights, installation, queue, ledger, words,
    second_factor, internet, sealed_room, identity_provider, backups, destroyed_words, mail,
    search_index,
    unit_tree, to_set_up, reading, live,
)  # fmt: skip
