"""Taking a number: dense, in the order of signing, one at a time however many sign at once."""

from django.utils.translation import gettext as _

from thongsuot.core.errors import NotAllowedNow
from thongsuot.documents.models import Document, Register
from thongsuot.documents.queries.sheets import letters_of
from thongsuot.documents.rules.forms import Form


def take_number(document: Document, form: Form, *, year: int) -> None:
    """Give a paper the next number of its unit, year and kind; the register stays locked until the act commits.

    An act that fails takes nothing: the number goes back with its transaction, so that no gap is left. A form without a
    register takes none. Raises: NotAllowedNow (the unit has ended: its registers are closed at their last number).
    """
    if not form.register:
        return
    if document.unit.heir_id:
        raise NotAllowedNow(
            _("%(unit)s đã kết thúc, sổ số đã khép. Soạn lại văn bản bằng tên %(heir)s rồi ký.")
            % {"unit": document.unit, "heir": document.unit.heir}
        )
    wanted = {"unit_id": document.unit_id, "year": year, "kind": form.register, "practice": document.practice}
    Register.objects.bulk_create([Register(**wanted)], ignore_conflicts=True)
    register = Register.objects.select_for_update().get(**wanted)
    register.last += 1
    register.save(update_fields=["last"])
    document.register, document.number = register, register.last
    document.letters = letters_of(document.unit)
