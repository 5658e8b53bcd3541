"""The registers of an officer's units: their years, and the rows of one of them, cancelled numbers among them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref
from thongsuot.documents.models import Document, Register
from thongsuot.documents.permissions import registers_of
from thongsuot.documents.shipped import forms
from thongsuot.language.folding import fold

KINDS = {
    "QĐ": ("Quyết định", "Decisions"),
    "TB": ("Thông báo", "Notices"),
    "CV": ("Công văn", "Letters"),
    "BC": ("Báo cáo", "Reports"),
    "GM": ("Giấy mời", "Invitations"),
    "PC": ("Phiếu chuyển", "Transfers"),
    "HD": ("Phiếu hướng dẫn", "Guidance"),
    "PĐX": ("Phiếu đề xuất", "Proposals"),
}


def listed(actor: Actor) -> QuerySet[Register]:
    """Return the registers that the actor may read, newest year first."""
    return registers_of(actor).select_related("unit").order_by("-year", "unit__sort_key", "kind")


def seen_register(actor: Actor, register_id) -> Register:
    """Return one register. Raises: NotFound."""
    register = listed(actor).filter(pk=register_id).first()
    if register is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return register


def rows(register: Register, words: str = "") -> QuerySet[Document]:
    """Return the numbered papers of a register, last number first; `words`: a number, or part of the name of a form."""
    found = register.documents.select_related("register", "unit").order_by("-number")
    words = fold(words)
    if not words:
        return found
    number = words.partition("/")[0].lstrip("0")
    if number.isdecimal():
        return found.filter(number=int(number)) if len(number) < 10 else found.none()
    return found.filter(form__in=[form.code for form in forms().values() if words in fold(form.name)])


def named(actor: Actor, page: list[Document]) -> list[tuple[Document, str, str]]:
    """Return papers with the name of their form and of their matter, which is empty where the actor may not see it."""
    names = names_of(actor, {Ref.parse(document.subject_ref) for document in page})
    shipped = forms()
    return [(one, shipped[one.form].name, names.get(Ref.parse(one.subject_ref), "")) for one in page]
