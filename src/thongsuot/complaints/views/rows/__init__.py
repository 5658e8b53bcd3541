"""One row for each act of an officer on a complaint, for the one page of acts of cases."""

from thongsuot.cases.views.desk.table.row import DeskAct
from thongsuot.complaints.views.rows.beside import BESIDE
from thongsuot.complaints.views.rows.way import WAY

TEMPLATES = {
    "publish": "complaints/publish.html",
    "accept": "complaints/check.html",
    "refuse": "complaints/check.html",
}
ROWS = tuple(
    DeskAct(
        verb=verb,
        slug=slug,
        label=label,
        done=done,
        form=form,
        action=action,
        danger=danger,
        note=note,
        template=TEMPLATES.get(verb, "cases/desk/act.html"),
    )
    for verb, slug, label, done, form, action, danger, note in (*WAY, *BESIDE)
)
