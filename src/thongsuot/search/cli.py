"""`thongsuot search WORDS`: what a user's search box finds; `thongsuot search --rebuild`: the indexes made anew."""

import json
from uuid import UUID

import click
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case, Publication
from thongsuot.cases.queries.publications import PORTAL
from thongsuot.core.actors import Actor
from thongsuot.core.clock import today
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import show_code
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for
from thongsuot.search.asking import asked
from thongsuot.search.queries import WHOLE_INSTALLATION, find
from thongsuot.search.upkeep import bring_up, make_anew

PUBLIC = "public"
PATIENCE = 60  # seconds for another process to catch up
NIGHT = 8 * 3600
SNIPPET = 160


class WrongUse(click.ClickException):
    """The command was called wrongly: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file=None):
        click.echo(self.format_message(), file=file, err=True)


@click.command(help=_("Tìm vụ việc như ô tìm kiếm của một người dùng; không có --as là cán bộ của cả nơi cài đặt."))
@click.argument("words", nargs=-1, metavar=_("CHỮ"))
@click.option(
    "--as", "user", default="", metavar=_("TÊN"), help=_("tên đăng nhập của một cán bộ, hoặc public: người dân")
)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help=_("số kết quả nhiều nhất"))
@click.option("--rebuild", is_flag=True, help=_("làm lại chỉ mục từ các bảng; trong lúc đó vẫn tìm được"))
@click.option("--json", "as_document", is_flag=True, help=_("in một văn bản JSON"))
def search(words, user, limit, rebuild, as_document):
    if bool(words) == rebuild:
        raise WrongUse(_("Ghi chữ cần tìm, hoặc chỉ ghi --rebuild để làm lại chỉ mục."))
    actor = _actor(user)
    if not (make_anew(patience=NIGHT) if rebuild else bring_up(patience=PATIENCE)):
        raise NotAllowedNow(_("Chỉ mục còn đang được làm. Chờ vài phút rồi tìm lại."))
    if rebuild:
        click.echo(_("Đã làm lại chỉ mục."), err=True)
        return
    found = find(asked(" ".join(words), on=today()), actor=actor, limit=limit)
    document = {"total": found.total, "hits": _hits(found.hits, actor)}
    if as_document:
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        _tell(document)


def _actor(user: str) -> Actor | None:
    """Return who asks; None: the public. Raises: Invalid where nobody has that sign-in."""
    if user == PUBLIC:
        return None
    if not user:
        return WHOLE_INSTALLATION
    officer = Officer.objects.filter(username=user).first()
    if officer is None:
        raise Invalid(_("Không có cán bộ nào đăng nhập bằng tên %s. Xem lại tên sau --as.") % user, field="--as")
    return actor_for(officer, on=today())


def _hits(hits: list[tuple[UUID, float]], actor: Actor | None) -> list[dict]:
    """Return the hits as the document shows them. A published copy leads back to no case: its code is null."""
    ids = [key for key, _score in hits]
    if actor is None:
        rows = {one.pk: (None, None, one.question) for one in Publication.objects.using(PORTAL).filter(pk__in=ids)}
    else:
        cases = Case.objects.filter(pk__in=ids).select_related("content")
        rows = {one.pk: (show_code(one.code), one.source_id or None, one.content.text) for one in cases}
    return [_hit(*rows[key], score) for key, score in hits if key in rows]


def _hit(code: str | None, source_id: str | None, text: str, score: float) -> dict:
    snippet = " ".join(text[:SNIPPET].split())
    return {"code": code, "source_id": source_id, "score": round(score, 4), "snippet": snippet}


def _tell(document: dict) -> None:
    click.echo(_("Tìm thấy %d.") % document["total"])
    for hit in document["hits"]:
        click.echo("  ".join(filter(None, (hit["code"], hit["source_id"], hit["snippet"]))))
