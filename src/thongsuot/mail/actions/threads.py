"""Which matter a letter belongs to, and whether it belongs to what was said in confidence."""

from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref
from thongsuot.mail.actions.arriving import sent_by_us
from thongsuot.mail.outlines import PASSED_ON, closed_by
from thongsuot.mail.rules import sorting
from thongsuot.mail.rules.letter import Letter

RECEIPT = "mail-received"


@dataclass(frozen=True)
class Belonging:
    """`answers`: by a mail of ours, not by a code alone. `confided`: nobody at the desk may read the letter.

    `denounces`: that is so because of a denunciation, not of a case erased alone.

    It is so where it answers the receipt of a letter that was sealed, or belongs to a case that was passed on or
    erased: its writer goes on with what was said in confidence, in words that need accuse nobody.
    """

    case: Case | None = None
    answers: bool = False
    confided: bool = False
    denounces: bool = False


def belonging(letter: Letter) -> Belonging:
    """Return the case that a letter belongs to: by the mail of ours that it answers, else by a code in its subject."""
    ours = sent_by_us(letter.answers)
    sealed = any(each.template == RECEIPT and not each.about_ref for each in ours)
    about = [each.about_ref for each in reversed(ours) if each.about_ref.startswith("case:")]
    if about:
        cases = list(Case.objects.filter(pk__in=[Ref.parse(each).id for each in about], practice=False))
        case = next((each for each in cases if each.pk == Ref.parse(about[0]).id), None)
        return _belonging(case, True, cases, sealed)
    codes = sorting.codes_in(letter.subject)
    cases = list(Case.objects.filter(code__in=codes, practice=False).order_by("-received_at")) if codes else []
    return _belonging(next(iter(cases), None), False, cases, sealed)


def _belonging(case: Case | None, answers: bool, cases: list[Case], sealed: bool) -> Belonging:
    closed = closed_by(cases) if cases else set()
    return Belonging(case, answers, sealed or bool(closed), sealed or PASSED_ON in closed)
