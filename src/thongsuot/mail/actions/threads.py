"""Which matter a letter belongs to, and whether it belongs to what was said in confidence."""

from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref
from thongsuot.mail.actions.arriving import sent_by_us
from thongsuot.mail.outlines import is_closed
from thongsuot.mail.rules import sorting
from thongsuot.mail.rules.letter import Letter

RECEIPT = "mail-received"


@dataclass(frozen=True)
class Belonging:
    """`answers`: by a mail of ours, not by a code alone. `confided`: nobody at the desk may read the letter.

    That is so where it answers the receipt of a letter that was sealed, or belongs to a case that was passed on or
    erased: its writer goes on with what was said in confidence, in words that need accuse nobody.
    """

    case: Case | None = None
    answers: bool = False
    confided: bool = False


def belonging(letter: Letter) -> Belonging:
    """Return the case that a letter belongs to: by the mail of ours that it answers, else by a code in its subject."""
    ours = sent_by_us(letter.answers)
    confided = any(each.template == RECEIPT and not each.about_ref for each in ours)
    about = [each.about_ref for each in reversed(ours) if each.about_ref.startswith("case:")]
    if about:
        cases = Case.objects.filter(pk__in=[Ref.parse(each).id for each in about], practice=False)
        case = cases.filter(pk=Ref.parse(about[0]).id).first()
        return Belonging(case, True, confided or any(is_closed(each) for each in cases))
    codes = sorting.codes_in(letter.subject)
    cases = Case.objects.filter(code__in=codes, practice=False).order_by("-received_at") if codes else ()
    return Belonging(next(iter(cases), None), False, confided or any(is_closed(each) for each in cases))
