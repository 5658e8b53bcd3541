"""The sign-ins that `demo` prints: one officer of each role at the shown commune and the province, three residents."""

from dataclasses import replace

from thongsuot.cases.models import Case
from thongsuot.config.demo import kept, sealed
from thongsuot.config.demo.complained import Procedure
from thongsuot.config.demo.houses import Houses
from thongsuot.config.demo.kept import SignIn
from thongsuot.config.demo.walk import Walk
from thongsuot.config.words import _
from thongsuot.core.ids import parse_code, show_code
from thongsuot.denunciations.models import Keyholder
from thongsuot.people.models import Post

OFFICERS = (
    "tiepdan", "xuly", "chutich", "phochutich", "congkhai", "quantri", "tiepdan.tinh", "xuly.68.sxd", "truong.68.sxd",
    "truong.tinh", "giamsat.tinh", "kiemtra.tinh", "quantri.tinh",
)  # fmt: skip


def role_name(post: Post) -> str:
    """Return what a post is called in the terminal."""
    names = {
        "receptionist": _("tiếp nhận"),
        "handler": _("xử lý"),
        "head": _("người đứng đầu"),
        "publisher": _("công khai"),
        "supervisor": _("theo dõi, đôn đốc"),
        "auditor": _("kiểm tra"),
        "administrator": _("quản trị"),
    }
    return _("cấp phó") if post.deputy else names[post.role]


def sign_ins(houses: Houses, residents: list[Walk | Procedure]) -> list[SignIn]:
    """Return the sign-ins in the order in which a matter passes them, then those of `residents`."""
    posts: dict[str, list[Post]] = {}
    rows = Post.objects.filter(officer__username__in=OFFICERS).select_related("officer", "unit")
    for post in rows.order_by("part_time", "role"):
        posts.setdefault(post.officer.username, []).append(post)
    found = [
        SignIn(
            username=username,
            password=kept.password(),
            role=", ".join(role_name(post) for post in posts[username]),
            unit=posts[username][0].unit.name,
        )
        for username in OFFICERS
    ]
    return found + _keyholders() + [_resident(walk) for walk in residents if walk.case]


def _keyholders() -> list[SignIn]:
    """Return the officers of the sealed room, with what unlocks their keys."""
    rows = Keyholder.objects.filter(officer__username__in=sealed.USERNAMES).select_related("officer", "unit")
    by_name = {row.officer.username: row for row in rows}
    roles = {
        Keyholder.Kind.CUSTODIAN: _("giữ khóa danh tính người tố cáo"),
        Keyholder.Kind.INVESTIGATOR: _("giải quyết tố cáo"),
    }
    return [
        SignIn(
            username=name,
            password=kept.password(),
            role=roles[by_name[name].kind],
            unit=by_name[name].unit.name,
            passphrase=kept.passphrase(),
        )
        for name in sealed.USERNAMES
    ]


def _resident(walk: Walk | Procedure) -> SignIn:
    return SignIn(
        username=show_code(walk.case.code),
        password=" ".join(walk.secret[i : i + 4] for i in (0, 4, 8)),
        role=_("người gửi (trang /tra-cuu)"),
        unit=_step(walk.case),
    )


def _step(case: Case) -> str:
    if case.ended_on:
        return _("đã kết thúc")
    if case.kind == "complaint":
        return _("khiếu nại đã có quyết định giải quyết")
    return _("đã trả lời, chờ đánh giá") if case.state == "answered" else _("đang giải quyết")


def as_they_stand(sign_ins: list[SignIn]) -> list[SignIn]:
    """Return `sign_ins` with the step at which the residents' cases are now: somebody may have gone on with them."""
    steps = {show_code(case.code): _step(case) for case in Case.objects.filter(code__in=_codes(sign_ins))}
    return [replace(each, unit=steps.get(each.username, each.unit)) for each in sign_ins]


def _codes(sign_ins: list[SignIn]) -> list[str]:
    return [code for each in sign_ins if (code := parse_code(each.username))]
