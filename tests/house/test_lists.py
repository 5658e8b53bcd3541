"""Every list an officer has, named, and what it offers: a new one without a row here fails, and so does a stale row.

`file` CSV and Excel · `print` · `filter` a form that narrows it · `sort` · `tick` acts on many ·
`views` saved filters and labels of work · `keys` J, K and O go from row to row.
"""

import re
from pathlib import Path

import thongsuot
from thongsuot.web.exports import BESIDE, EXPORTS

ROOT = Path(thongsuot.__file__).parent
ROWS = re.compile(r'<table|ts-duties|<c-pagination|class="pagination"')
MARKS = {
    "file": r"<c-exports|_table\" \"xlsx\"",
    "print": r"data-print|_print",
    "filter": r'method="get"|method="post" role="search"',
    "sort": r"aria-sort|_order\.html|form\.xep",
    "tick": r'name="(?:chon|ids)"',
    "views": r"desk:view_save",
    "keys": r'class="t"|btn-outline-primary t"|ts-list|<tbody',
}
TAKEN = "file print keys"
OFFERS = {
    # What an officer works from every day
    "cases/desk/list.html": f"{TAKEN} filter sort tick views",
    "search/page.html": f"{TAKEN} filter sort",
    "cases/desk/inbox.html": f"{TAKEN} filter sort",
    "cases/desk/approvals.html": f"{TAKEN} filter sort",
    "duties/mine.html": f"{TAKEN} filter sort",
    "duties/unit.html": f"{TAKEN} sort",
    "duties/week.html": TAKEN,
    "duties/overlaps.html": TAKEN,
    "notices/inbox.html": TAKEN,
    "notices/letters.html": TAKEN,
    "mail/aside.html": TAKEN,
    "changes/reorganise/queue.html": f"{TAKEN} filter tick",
    "commitments/list.html": f"{TAKEN} filter sort",
    "invitations/list.html": f"{TAKEN} filter sort",
    "meetings/list.html": f"{TAKEN} filter sort",
    "conferences/list.html": f"{TAKEN} filter sort",
    "conferences/sites.html": f"{TAKEN} filter sort",
    "receptions/desk/list.html": f"{TAKEN} filter sort",
    "directives/instruments.html": f"{TAKEN} filter sort",
    "directives/instrument.html": "keys",
    "directives/tasks.html": f"{TAKEN} filter sort",
    "directives/task_parts.html": f"{TAKEN} filter sort",
    "directives/events.html": f"{TAKEN} filter",
    "directives/task.html": f"{TAKEN} filter",
    "directives/task_urge.html": "keys",
    "directives/matrix.html": f"{TAKEN} filter sort",
    "directives/cell.html": TAKEN,
    "directives/growing.html": TAKEN,
    "directives/targets.html": f"{TAKEN} filter",
    "directives/target.html": "keys",
    # Registers, papers, the counter, other installations
    "cases/desk/labels.html": TAKEN,
    "cases/desk/quality.html": TAKEN,
    "documents/registers.html": TAKEN,
    "documents/register.html": f"{TAKEN} filter",
    "documents/forms.html": TAKEN,
    "documents/one.html": "keys",
    "counter/forms.html": "keys",
    "counter/sheets.html": TAKEN,
    "reading/agreed.html": "keys",
    "exchange/partners.html": TAKEN,
    # Administration
    "people/officers.html": f"{TAKEN} filter",
    "people/unit.html": "keys",
    "units/tree.html": f"{TAKEN} filter",
    "units/place.html": "keys",
    "offices/tree.html": TAKEN,
    "offices/competence.html": f"{TAKEN} filter",
    "offices/history.html": TAKEN,
    "offices/hub.html": "keys",
    "wording/list.html": TAKEN,
    "wording/one.html": "keys",
    "offices/retention.html": TAKEN,
    "api/keys.html": TAKEN,
    "changes/law/rules.html": f"{TAKEN} filter",
    "changes/law/calendar.html": TAKEN,
    "changes/law/change.html": "keys",
    "changes/law/lists.html": TAKEN,
    "changes/reorganise/index.html": TAKEN,
    "changes/reorganise/moves.html": TAKEN,
    "changes/reorganise/one.html": TAKEN,
    "changes/registers/list.html": TAKEN,
    "changes/registers/one.html": "keys",
    "mail/mailboxes.html": TAKEN,
    "notices/gateways.html": TAKEN,
    "offices/setting_up.html": TAKEN,
    "privacy/home.html": TAKEN,
    # One matter
    "cases/desk/case.html": "keys",
    "changes/join_same.html": "keys",
    # The sealed room: no word of it leaves
    "denunciations/desk/list.html": "filter keys",
    "denunciations/desk/figures.html": "filter keys",
    "denunciations/desk/holders.html": "keys",
    "denunciations/desk/identity_queue.html": "keys",
    "denunciations/desk/late.html": "keys",
}


def pages() -> dict[str, str]:
    """Return each template of the rooms with the partials and components that it draws rows and buttons by."""
    texts = {
        str(path).partition("/templates/")[2]: path.read_text("utf-8") for path in ROOT.glob("*/templates/**/*.html")
    }
    parts = {name: re.findall(r'{% include "([^"]+)"', text) for name, text in texts.items()}
    exports = texts["components/exports.html"]
    whole = {name: text + "".join(texts.get(part, "") for part in parts[name]) for name, text in texts.items()}
    return {name: text + (exports if "<c-exports" in text else "") for name, text in whole.items()}


def offered(text: str) -> set[str]:
    return {feature for feature, mark in MARKS.items() if re.search(mark, text)}


def test_every_list_offers_what_its_row_says():
    taken = {each.template for each in EXPORTS} | set(BESIDE)
    desk = {name: text for name, text in pages().items() if "web/desk.html" in text}
    lists = {name: text for name, text in desk.items() if name in taken or ROWS.search(text)}
    assert {name: sorted(offered(text)) for name, text in lists.items()} == {
        name: sorted(features.split()) for name, features in OFFERS.items()
    }


def test_what_can_be_taken_away_can_be_printed():
    found = pages()
    taken = {each.template for each in EXPORTS} | set(BESIDE)
    assert [name for name in taken if not {"file", "print"} <= offered(found[name])] == []


def test_the_button_that_prints_is_shown_by_the_script_of_the_desk():
    script = (ROOT / "web/static/web/desk.js").read_text("utf-8")
    shown = script.partition('document.querySelectorAll("[data-print]")')[2]
    assert "button.hidden = false" in shown and "print()" in shown
