"""Which papers fit a feedback or petition at each step; those first that the step itself calls for. Pure."""

from thongsuot.cases.rules.transitions import (
    ACCEPTED,
    ANSWERED,
    APPROVED,
    ASSIGNED,
    CLOSED,
    GUIDED,
    RECEIVED,
    RETURNED,
    SCREENED,
    SUBMITTED,
    SUPPLEMENT,
    TRANSFERRED_OUT,
)

ALWAYS = ("C-GM", "C-BB", "C-PC", "C-BC", "C-DC")
AT_INTAKE = ("TCD-02", "XLD-01", "C-BS", "TCD-01")
IN_WORK = ("C-GH", "C-DD", "C-BS", "TCD-02")
FITTING = {
    RECEIVED: AT_INTAKE,
    SUPPLEMENT: ("C-BS", *AT_INTAKE[:2]),
    SCREENED: AT_INTAKE[:3],
    ACCEPTED: IN_WORK,
    ASSIGNED: IN_WORK,
    SUBMITTED: ("C-TL", *IN_WORK),
    APPROVED: ("C-TL", "C-DD", "C-GH"),
    ANSWERED: ("C-TL",),
    CLOSED: ("C-TL",),
    GUIDED: ("XLD-02",),
    RETURNED: ("XLD-01-TL",),
    TRANSFERRED_OUT: ("XLD-04",),
}


def forms_for(state: str) -> list[str]:
    """Return the codes of the forms that may be drawn on a case in `state`, what the step calls for first."""
    return [*FITTING.get(state, ()), *ALWAYS]
