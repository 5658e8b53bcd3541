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
from thongsuot.language.querying import Query
from thongsuot.language.snippets import snippet
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for
from thongsuot.search.asking import asked
from thongsuot.search.queries import WHOLE_INSTALLATION, find
from thongsuot.search.upkeep import bring_up, make_anew

PUBLIC = "public"
PATIENCE = 60  # seconds for another process to catch up
NIGHT = 8 * 3600


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
    query = asked(" ".join(words), on=today())
    found = find(query, actor=actor, limit=limit, exact=True)
    document = {"total": found.total, "hits": _hits(found.hits, actor, query)}
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


def _hits(hits: list[tuple[UUID, float]], actor: Actor | None, query: Query) -> list[dict]:
    """Return the hits as the document shows them. A published copy leads back to no case: its code is null."""
    ids = [key for key, _score in hits]
    rows = _published(ids) if actor is None else _cases(ids)
    return [_hit(*rows[key], score, query) for key, score in hits if key in rows]


def _cases(ids: list[UUID]) -> dict[UUID, tuple]:
    found = Case.objects.filter(pk__in=ids).select_related("content")
    return {one.pk: (show_code(one.code), one.source_id or None, one.content.text) for one in found}


def _published(ids: list[UUID]) -> dict[UUID, tuple]:
    found = Publication.objects.using(PORTAL).filter(pk__in=ids).prefetch_related("items")
    return {one.pk: (None, None, one.text) for one in found}


def _hit(code: str | None, source_id: str | None, text: str, score: float, query: Query) -> dict:
    """Return one hit. The snippet is the one of the pages: where the text says what was asked, personal data covered.

    What a terminal shows is kept by its history and by whoever reads the file it was written to.
    """
    shown = str(snippet(text, query))
    return {"code": code, "source_id": source_id, "score": round(score, 4), "snippet": shown}


def _tell(document: dict) -> None:
    click.echo(_("Tìm thấy %d.") % document["total"])
    for hit in document["hits"]:
        click.echo("  ".join(filter(None, (hit["code"], hit["source_id"], hit["snippet"]))))
