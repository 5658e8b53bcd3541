"""The sign-ins that `demo` prints: one officer of each role at the shown commune and the province, two residents."""

from thongsuot.config.demo import kept
from thongsuot.config.demo.houses import Houses
from thongsuot.config.demo.kept import SignIn
from thongsuot.config.demo.walk import Walk
from thongsuot.config.words import _
from thongsuot.core.ids import show_code
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


def sign_ins(houses: Houses, residents: list[Walk]) -> list[SignIn]:
    """Return the sign-ins in the order in which a matter passes them, then the two residents'."""
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
    return found + [_resident(walk) for walk in residents if walk.case]


def _resident(walk: Walk) -> SignIn:
    answered = walk.case.state == "answered"
    return SignIn(
        username=show_code(walk.case.code),
        password=" ".join(walk.secret[i : i + 4] for i in (0, 4, 8)),
        role=_("người gửi (trang /tra-cuu)"),
        unit=_("đã trả lời, chờ đánh giá") if answered else _("đang giải quyết"),
    )
