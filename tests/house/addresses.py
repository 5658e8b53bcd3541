"""Who may open which address: one row for every URL name of the program, with a real object where it needs one.

`test_addresses.py` walks this table as every role; an address without a row fails there, and so does a stale row.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from uuid import UUID

from django.urls import URLPattern, get_resolver, reverse

from thongsuot.cases.rules.complaints import COMPLAINT_TRANSITIONS
from thongsuot.cases.rules.transitions import BY_VERB, TRANSITIONS
from thongsuot.cases.views.desk.table import ACTS
from thongsuot.commitments.views.acts import DOINGS
from thongsuot.conferences.views.acts import DOINGS as CONFERENCE_DOINGS
from thongsuot.conferences.views.papers import DOINGS as SPEECH_DOINGS
from thongsuot.conferences.views.sites import DOINGS as SITE_DOINGS
from thongsuot.denunciations.views.desk.table import ACTS as SEALED_ACTS
from thongsuot.directives.views.work import DOINGS as PART_DOINGS
from thongsuot.meetings.views.acts import DOINGS as MEETING_DOINGS
from thongsuot.meetings.views.acts import QUESTION_DOINGS
from thongsuot.meetings.views.files import DOINGS as DIALOGUE_FILE_DOINGS
from thongsuot.receptions.views.acts import DOINGS as RECEPTION_DOINGS

# Each is signed in as the officer of the cast of the same name, save these four.
STRANGER, NOBODY, PRACTISING, ROOT, WORKER = "stranger", "nobody", "practising", "root", "worker"
AS = {PRACTISING: "handler", ROOT: "province_administrator", WORKER: "economics_handler"}
ROLES = (
    STRANGER, NOBODY, PRACTISING, ROOT, WORKER, "receptionist", "handler", "head", "deputy", "publisher",
    "administrator", "supervisor", "auditor", "elsewhere",
)  # fmt: skip
PUBLIC = frozenset(ROLES)
SIGNED_IN = PUBLIC - {STRANGER}
IN_POST = SIGNED_IN - {NOBODY}
ADMINISTRATORS = frozenset({"administrator", ROOT})
ONLY_ROOT = frozenset({ROOT})
OVERSEERS = frozenset({"head", "supervisor", PRACTISING})
CASE_SEERS = frozenset({WORKER, "receptionist", "handler", "head", "publisher", "supervisor"})
DESK = frozenset({"receptionist", "head"})
KEEPERS = frozenset({"head", "administrator"})
WRITERS = frozenset({WORKER, "receptionist", "head"})
REGISTER_READERS = frozenset({"receptionist", "handler", "head"})
BOOK_READERS = IN_POST - {"publisher", "administrator", "deputy", ROOT}
KEYLESS = IN_POST - {PRACTISING}
IMPORTERS = DESK | ADMINISTRATORS
NO_ONE = frozenset()
PROMISERS = frozenset({WORKER, PRACTISING, "receptionist", "handler", "head", "supervisor", "elsewhere"})
# Who does what on `commitment`: the commune promised, one officer of its economics division keeps it.
RECEIVERS = frozenset({WORKER, PRACTISING, "receptionist", "handler", "head", "elsewhere"})
RECEPTION_DESK = frozenset({"receptionist", "handler", "head"})
RECEPTION_SEERS = RECEPTION_DESK | {"supervisor"}
PROMISE_DOERS = {
    "keep": frozenset({WORKER}),
    "renew": frozenset({"head"}),
    "hand_over": frozenset({"head"}),
    "judge": frozenset({"head", "supervisor"}),
    "correct": frozenset({"head", "supervisor"}),
    "publish": frozenset({"head", "publisher"}),
}
INVITERS = frozenset({"receptionist", "handler", "head"})  # of the commune, which holds `dialogue`
# The commune holds `dialogue`, its economics division answers there.
DIALOGUE_PLANNERS = frozenset({WORKER, PRACTISING, "receptionist", "handler", "head", "elsewhere"})
DIALOGUE_DOERS = {
    "run": frozenset({"receptionist", "handler", "head"}),
    "chair": frozenset({"head"}),
    "publish": frozenset({"head", "publisher"}),
}
# The commune holds `conference`; its economics division is `site` and brought `speech`.
CONFERENCE_HOSTS = CASE_SEERS - {WORKER}
CONFERENCE_BRINGERS = DIALOGUE_DOERS["run"] | {WORKER}
# What is set for the commune: its divisions and whoever oversees it see it, its own workers report.
TARGET_SEERS = CASE_SEERS | {"deputy", "administrator"}
TARGET_REACHERS = frozenset({"handler", "head"})
TASK_MAKERS = frozenset({PRACTISING, WORKER, "handler", "head", "supervisor", "elsewhere"})
PART_SEERS = frozenset(
    {ROOT, "receptionist", "handler", "head", "deputy", "publisher", "administrator", "supervisor"}
)  # fmt: skip
PART_DOERS = {
    "work": frozenset({"handler", "head"}),
    "assign": frozenset({"head"}),
    "answer": frozenset({"supervisor"}),
}
REGISTER_KEEPERS = frozenset({"handler", "head"})
ABSENT = UUID("01900000-0000-7000-8000-000000000000")  # a well-formed id of nothing

# Lists that can be taken away as a file: who may, and what the address asks besides.
TABLES = {
    **dict.fromkeys(("vu-viec", "tim", "cho-xem-xet", "cho-duyet", "viec-phai-lam", "don-vi"), (IN_POST, "")),
    **dict.fromkeys(("toan-don-vi", "viec-dang-lam", "co-the-trung"), (OVERSEERS, "")),
    **dict.fromkeys(("thong-bao", "loi-hua", "chi-tieu", "tiep-cong-dan"), (IN_POST, "")),
    **dict.fromkeys(("nhiem-vu", "viec-duoc-giao", "viec-to-chuc"), (IN_POST, "")),
    "van-ban-chi-dao": (IN_POST, ""),
    "doi-thoai": (IN_POST, ""),
    "hoi-nghi": (IN_POST, ""),
    "diem-cau-hoi-nghi": (CONFERENCE_HOSTS, "?cua={conference}"),
    "giay-moi": (INVITERS, "?cua={gathering_kind}:{dialogue}"),
    "don-vi-cua-nhiem-vu": (PART_SEERS | {"elsewhere"}, "?cua={task}"),
    **dict.fromkeys(("ma-tran", "linh-vuc-dang-tang"), (OVERSEERS, "")),
    "phan-viec-cua-o": (frozenset({"head", "supervisor"}), "?nhiem_vu={task}"),
    "phieu-mat-dien": (frozenset({"receptionist", "head", PRACTISING}), ""),
    **dict.fromkeys(("tham-quyen", "cay-don-vi", "ai-da-doi-gi"), (ADMINISTRATORS, "")),
    "so-van-ban": (REGISTER_READERS, "?cua={register}"),
    "can-bo": (ADMINISTRATORS, ""),
    **dict.fromkeys(("thoi-han", "lich", "danh-muc-luat", "ke-hoach-sap-xep", "het-han-luu"), (ONLY_ROOT, "")),
    **dict.fromkeys(("hop-thu", "duong-gui", "noi-khac", "loi-van"), (ONLY_ROOT, "")),
    "chuyen-theo-ke-hoach": (ONLY_ROOT, "?cua={reorganisation}"),
    "so-da-nhap": (IMPORTERS, ""),
    **dict.fromkeys(("cho-phan", "thu-de-rieng"), (DESK, "")),
    **dict.fromkeys(("nhan-cong-viec", "cac-so-van-ban", "mau-van-ban", "thu-can-in"), (IN_POST, "")),
    **dict.fromkeys(("yeu-cau-du-lieu", "vi-pham-du-lieu"), (KEEPERS | {ROOT}, "")),
    "viec-can-thiet-lap": (ADMINISTRATORS, ""),
    "chat-luong-goi-y": (IN_POST, ""),
}


@dataclass(frozen=True)
class Address:
    """Who gets past the door of an address, and how to ask for it.

    `of` names the thing in `World.things` for each variable of the path. `post`: asked with POST, and `given` is what
    the form brings, again by name. `hidden`: whoever may not see the thing is told the same as for one that is not.
    `page`: a whole page for people, to be looked at in a browser. `loose`: what is behind the door depends on a
    body, so that the answer may also be that it is wrong (422); its own room's tests say more.
    """

    who: frozenset[str]
    of: dict[str, str] = field(default_factory=dict)
    post: bool = False
    given: dict[str, str] = field(default_factory=dict)
    hidden: bool = False
    page: bool = True
    loose: bool = False
    query: str = ""

    def url(self, name: str, things: SimpleNamespace) -> str:
        """Return the address; a row whose name ends in a blank and a word is one of several of the same name."""
        asked = self.query.format(**vars(things))
        return reverse(name.partition(" ")[0], kwargs=self.named(things)) + asked

    def named(self, things: SimpleNamespace) -> dict:
        return {variable: getattr(things, thing, thing) for variable, thing in self.of.items()}

    def body(self, things: SimpleNamespace) -> dict:
        return {field_name: getattr(things, thing) for field_name, thing in self.given.items()}


def _patterns(resolver, spaces=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{spaces}{pattern.name}" if pattern.name else "", pattern
        else:
            yield from _patterns(pattern, spaces + (f"{pattern.namespace}:" if pattern.namespace else ""))


def names() -> set[str]:
    """Return the name of every address of the program; one without a name is called by its pattern."""
    return {name or str(pattern.pattern) for name, pattern in _patterns(get_resolver())}


_UNIT, _OFFICER, _CODE = {"unit_id": "unit"}, {"officer_id": "officer"}, {"code": "code"}
_KEY = {"key": "key"}
_FORM_WORDS = {"kind": "words_of_papers", "code": "C-TL", "language": "vi"}
_WORDS = {"kind": "words_of_messages", "code": "message_told", "language": "vi"}
_PLAN = {"reorganisation_id": "reorganisation"}
_REGISTER = {"register_id": "old_register"}
_MATTER = {"denunciation_id": "case"}
_PROGRAM = {"page": False}
_DIALOGUE_FILE = {"meeting_id": "dialogue", "file_id": "dialogue_file"}
_VISIT_FILE = {"session_id": "reception_today", "visit_id": "visit", "file_id": "visit_file"}
_GATHERING = {"kind": "gathering_kind", "about_id": "dialogue"}


def _all(who, *addresses, **more) -> dict[str, Address]:
    return {name: Address(who, **more) for name in addresses}


def _doers(transition) -> frozenset[str]:
    """Return the roles that may do an act on `case`, which the head gave to one officer of another desk by name."""
    roles = {WORKER if role == "handler" else role for role in transition.roles} & CASE_SEERS
    return frozenset(roles | ({"supervisor"} & set(transition.above)))


ADDRESSES = {
    # Pages of no one room
    **_all(PUBLIC, "web:home", "web:help", "web:privacy", "web:sheets", "law:due", "law:instruments", "ledger:book"),
    "law:instrument": Address(PUBLIC, {"slug": "instrument"}),
    "web:help_of_public": Address(PUBLIC, {"slug": "public_help"}),
    "web:sheet": Address(PUBLIC, {"slug": "plain_sheet"}),
    "web:helps": Address(IN_POST),
    "web:help_of": Address(IN_POST, {"slug": "help_slug"}),
    "tour:tour": Address(IN_POST),
    "web:styleguide": Address(ADMINISTRATORS | {PRACTISING}),
    **_all(PUBLIC, "web:health", "web:manifest", "web:robots", "web:security", page=False),
    **_all(PUBLIC, "web:language", "web:type_size", post=True),
    # The public pages of cases
    **_all(PUBLIC, "cases:submit", "cases:ask_code", "cases:published", "cases:numbers"),
    "cases:published_csv": Address(PUBLIC, page=False),
    "cases:publication": Address(PUBLIC, {"publication_id": "publication"}),
    "cases:picture": Address(PUBLIC, {"publication_id": "publication", "number": "1"}, page=False),
    "cases:follow": Address(PUBLIC, _CODE),
    **_all(PUBLIC, "cases:rating", "cases:addition", "cases:withdrawal", of=_CODE, post=True, given=_KEY),
    **_all(PUBLIC, "complaints:second", "complaints:consent", "complaints:word", of=_CODE, post=True, given=_KEY),
    "cases:evidence": Address(PUBLIC, {**_CODE, "attachment_id": "evidence"}, post=True, given=_KEY, page=False),
    # Promises in public
    "promises:list": Address(PUBLIC),
    **_all(PUBLIC, "promises:csv", "promises_feed", page=False),
    "promises:one": Address(PUBLIC, {"promise_id": "promise"}),
    "promises:file": Address(PUBLIC, {"promise_id": "promise", "file_id": "promise_file"}, page=False),
    # Dialogues in public
    "dialogues:list": Address(PUBLIC),
    **_all(PUBLIC, *(f"dialogues:{name}" for name in ("one", "ask", "asked", "board")), of={"code": "dialogue_code"}),
    "dialogues:picture": Address(PUBLIC, {"code": "dialogue_code", "file": "1", "page": "1"}, page=False),
    # The denouncer's door
    **_all(PUBLIC, "denunciations:start", "denunciations:give", "denunciations:ask"),
    "denunciations:conclusions": Address(PUBLIC),
    "denunciations:conclusion": Address(PUBLIC, {"pk": "conclusion"}),
    "denunciations:act": Address(PUBLIC, {"slug": "bo-sung"}, post=True),
    "denunciations:paper": Address(PUBLIC, post=True),
    "denunciations:take": Address(PUBLIC, post=True, loose=True),
    "passing:open": Address(PUBLIC, _CODE, post=True, loose=True),
    # Signing in
    **_all(PUBLIC, "account_login", "account_logout", "account_inactive"),
    **_all(SIGNED_IN, "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes"),
    **_all(SIGNED_IN, "mfa_add_webauthn", "account_reauthenticate", "mfa_reauthenticate"),
    **_all(SIGNED_IN, "mfa_reauthenticate_webauthn"),
    # Closed until there is a second factor
    **_all(NO_ONE, "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"),
    "mfa_remove_webauthn": Address(NO_ONE, {"pk": "1"}),
    "mfa_authenticate": Address(SIGNED_IN),
    # Off without an identity provider
    **_all(NO_ONE, "people_confirm_outside", page=False),
    **_all(NO_ONE, "openid_connect_login", "openid_connect_callback", of={"provider_id": "provider"}, page=False),
    "people:identity": Address(NO_ONE, {"officer_id": "officer"}),
    # Administration
    **_all(IN_POST, "offices:hub", "units:tree", "units:places"),
    "units:names": Address(IN_POST, page=False),
    "units:branch": Address(IN_POST, _UNIT, page=False),
    "units:place": Address(IN_POST, {"place_id": "place"}),
    **_all(ONLY_ROOT, "units:new_top", "units:installation"),
    **_all(ADMINISTRATORS, "offices:tree", "offices:setting_up", "offices:competence", "offices:history"),
    "offices:texts": Address(ADMINISTRATORS),
    "offices:retention": Address(ONLY_ROOT),
    "wording:list": Address(ONLY_ROOT),
    "wording:one": Address(ONLY_ROOT, _WORDS),
    "wording:one paper": Address(ONLY_ROOT, _FORM_WORDS),
    "wording:drawn": Address(ONLY_ROOT, _FORM_WORDS, post=True, loose=True),
    "wording:back": Address(ONLY_ROOT, _WORDS, post=True, loose=True),
    **_all(ADMINISTRATORS, "units:new", "units:rename", "units:move", "units:contact", "units:competence", of=_UNIT),
    "units:competence_end": Address(ADMINISTRATORS, {"competence_id": "competence"}, hidden=True),
    "people:unit": Address(IN_POST, _UNIT),
    "changes:close_unit": Address(ADMINISTRATORS, _UNIT),
    **_all(ADMINISTRATORS, "people:officers", "people:add"),
    **_all(
        ADMINISTRATORS, "people:officer", "people:edit", "people:password", "changes:close_officer",
        "people:officer_absence", "people:end_sessions", "people:reset_second_factor", of=_OFFICER, hidden=True,
    ),
    "people:give_post": Address(ADMINISTRATORS, _OFFICER),
    "people:allow_renewal": Address(frozenset({"head"}), _OFFICER, hidden=True),
    "changes:end_post": Address(ADMINISTRATORS, {"post_id": "post"}, hidden=True),
    "changes:hand_over": Address(ADMINISTRATORS | {"head"}, _OFFICER, hidden=True),
    "changes:erase_find": Address(ONLY_ROOT),
    "changes:law_calendar": Address(ONLY_ROOT),
    "changes:law_day": Address(ONLY_ROOT),
    "changes:law_year": Address(ONLY_ROOT),
    "changes:law_rules": Address(ONLY_ROOT),
    "changes:law_rule": Address(ONLY_ROOT, query="?ma=KN.FIRST"),
    "changes:law_lists": Address(ONLY_ROOT),
    "changes:reorganisations": Address(ONLY_ROOT),
    "changes:new_reorganisation": Address(ONLY_ROOT),
    **_all(ONLY_ROOT, "changes:reorganisation", "changes:edit_reorganisation", of=_PLAN),
    "changes:reorganisation_moves": Address(ONLY_ROOT, _PLAN | {"kind": "posts"}),
    "changes:place_queue": Address(DESK),
    "changes:law_change": Address(ONLY_ROOT, {"change_id": "law_change"}),
    "changes:registers": Address(IMPORTERS),
    **_all(IMPORTERS, "changes:register", "changes:register_undo", of=_REGISTER, hidden=True),
    "changes:register_columns": Address(IMPORTERS, _REGISTER, page=False, hidden=True),
    **_all(
        IMPORTERS, "changes:register_take", "changes:register_drop", "changes:register_go_on",
        of=_REGISTER, post=True, hidden=True,
    ),
    "changes:register_row": Address(DESK, _REGISTER | {"row_id": "odd_row"}, hidden=True),
    "changes:register_odd": Address(DESK, _REGISTER | {"kind": "csv"}, page=False, hidden=True),
    "changes:seal_case": Address(frozenset({WORKER, "receptionist", "head"}), {"case_id": "case"}, hidden=True),
    "changes:erase": Address(ONLY_ROOT, {"case_id": "case"}, hidden=True),
    "changes:clear_practice": Address(frozenset({PRACTISING}), post=True),
    **_all(ADMINISTRATORS, "api_keys", "api_keys_give"),
    "api_keys_table": Address(ADMINISTRATORS, {"kind": "csv"}, page=False),
    **_all(ADMINISTRATORS, "api_keys_revoke", "api_keys_renew", of={"token_id": "token"}, hidden=True),
    # Personal data: requests of people and breaches, kept by each unit itself
    **_all(KEEPERS | {ROOT}, "privacy:home", "privacy:new_request", "privacy:new_breach"),
    **_all(
        KEEPERS, "privacy:request", "privacy:acknowledge", "privacy:answer", of={"request_id": "request"}, hidden=True
    ),
    **_all(KEEPERS, "privacy:breach", "privacy:tell", "privacy:close", of={"breach_id": "breach"}, hidden=True),
    # An officer's own
    **_all(SIGNED_IN, "people:profile", "people:roles"),
    "people:practice": Address(SIGNED_IN, post=True),
    "people:sessions": Address(SIGNED_IN),
    "people:end_other_sessions": Address(SIGNED_IN, post=True),
    "people:end_session": Address(NO_ONE, {"session_id": "1"}, post=True, hidden=True),
    "people:absence": Address(IN_POST),
    "people:absence_end": Address(
        ADMINISTRATORS | {"receptionist"}, {"absence_id": "absence"}, post=True, hidden=True
    ),
    # Cases on the desk
    **_all(IN_POST, "desk:inbox", "desk:list", "desk:approvals", "search:search"),
    **{
        f"web:export {name}": Address(who, {"name": name, "kind": "csv"}, page=False, query=asked, hidden=bool(asked))
        for name, (who, asked) in TABLES.items()
    },
    "changes:bulk": Address(REGISTER_READERS | {WORKER, PRACTISING, "elsewhere"}, post=True),
    "changes:bulk_result": Address(NO_ONE, {"bulk_id": "duty"}, hidden=True),
    "desk:labels": Address(IN_POST),
    "desk:quality": Address(IN_POST),
    "desk:learn": Address(ONLY_ROOT, post=True),
    "desk:put_back": Address(ONLY_ROOT, post=True, loose=True),
    "desk:label_change": Address(REGISTER_READERS, {"label_id": "label"}, post=True, hidden=True),
    "desk:views": Address(IN_POST),
    "desk:view_save": Address(IN_POST, post=True),
    "desk:view_change": Address(NO_ONE, {"view_id": "duty"}, post=True, hidden=True),
    "desk:intake": Address(frozenset({"receptionist", "head", PRACTISING})),
    "complaints:counter": Address(frozenset({"receptionist", "head", PRACTISING})),
    "desk:hints": Address(frozenset({"receptionist", "head", PRACTISING}), post=True),
    "desk:likes": Address(frozenset({"receptionist", "head", PRACTISING}), post=True),
    "desk:blank": Address(IN_POST, {"form": "blank"}),
    # Other installations: whom we believe, a package out, a package in
    "exchange:partners": Address(ONLY_ROOT),
    "exchange:end": Address(ONLY_ROOT, {"partner_id": "partner"}, post=True),
    "exchange:send": Address(DESK, {"case_id": "gone"}, hidden=True),
    "exchange:take": Address(frozenset({"receptionist", "head", PRACTISING})),
    # Paper at the counter: forms, slips, sheets for power cuts, books, photographs by telephone
    "counter:forms": Address(IN_POST),
    "counter:blank": Address(IN_POST, {"code": "paper_to_write", "kind": "print"}),
    "counter:filled": Address(CASE_SEERS, {"case_id": "case"}, hidden=True),
    "counter:slip": Address(CASE_SEERS, {"case_id": "case", "paper": "a5"}, page=False, hidden=True),
    **_all(frozenset({"receptionist", "head", PRACTISING}), "counter:sheets", "counter:enter"),
    "counter:void": Address(DESK, {"sheet_id": "sheet"}, hidden=True),
    "counter:void_bundle": Address(DESK, {"bundle_id": "bundle"}, hidden=True),
    "counter:books": Address(BOOK_READERS),
    "counter:book": Address(frozenset({"receptionist"}), {"book_id": "book"}, hidden=True),
    "counter:book_file": Address(NO_ONE, {"book_id": "book"}, page=False, hidden=True),
    # A scan beside its form
    "reading:intake": Address(DESK | {PRACTISING}),
    "reading:progress": Address(frozenset({"receptionist"}), {"tray_id": "tray"}, page=False, hidden=True),
    "reading:laid": Address(
        frozenset({"receptionist"}), {"tray_id": "tray", "attachment_id": "laid"}, page=False, hidden=True
    ),
    "reading:laid_page": Address(
        NO_ONE, {"tray_id": "tray", "attachment_id": "laid", "number": "1"}, page=False, hidden=True
    ),
    "reading:letter": Address(DESK, {"case_id": "case", "attachment_id": "file"}, hidden=True),
    "reading:ask": Address(DESK, {"case_id": "case", "attachment_id": "file"}, post=True, hidden=True, loose=True),
    "reading:page": Address(
        NO_ONE, {"case_id": "case", "attachment_id": "file", "number": "1"}, page=False, hidden=True
    ),
    "reading:agreed": Address(IN_POST),
    "counter:phone": Address(WRITERS, {"case_id": "case"}, hidden=True),
    "counter:phone_waiting": Address(frozenset({"receptionist"}), {"case_id": "case", "link_id": "link"}, hidden=True),
    "counter:phone_photo": Address(
        frozenset({"receptionist"}),
        {"case_id": "case", "link_id": "link", "attachment_id": "waiting"},
        page=False,
        hidden=True,
    ),
    "phone:camera": Address(PUBLIC, {"token": "phone_token"}),
    "desk:case": Address(CASE_SEERS, {"case_id": "case"}, hidden=True),
    "desk:chains": Address(DESK | {PRACTISING}),
    "desk:similar": Address(CASE_SEERS, {"case_id": "case"}, hidden=True),
    "desk:remake": Address(
        frozenset({"publisher", "head"}), {"case_id": "to_publish", "attachment_id": "to_publish_file"}, hidden=True
    ),
    "desk:remade_page": Address(
        NO_ONE, {"case_id": "to_publish", "attachment_id": "to_publish_file", "number": "1"}, page=False, hidden=True
    ),
    "desk:file": Address(CASE_SEERS, {"case_id": "case", "attachment_id": "file"}, page=False, hidden=True),
    "desk:export": Address(DESK, {"case_id": "gone"}, page=False, hidden=True),
    **{
        f"desk:act {act.slug}": Address(
            _doers(BY_VERB[act.verb]), {"case_id": "case", "slug": act.slug}, page=False, hidden=True
        )
        for act in ACTS
    },
    # Papers on a case, and the registers that number them
    **_all(IN_POST, "documents:forms", "documents:registers"),
    "documents:blank": Address(IN_POST, {"code": "paper_form", "kind": "paper_kind"}, page=False),
    "documents:new": Address(WRITERS, {"matter": "matter", "pk": "case", "code": "paper_form"}, hidden=True),
    "documents:one": Address(CASE_SEERS, {"document_id": "paper"}, hidden=True),
    "documents:file": Address(CASE_SEERS, {"document_id": "paper", "kind": "paper_kind"}, page=False, hidden=True),
    "documents:act sua": Address(WRITERS, {"document_id": "draft", "slug": "sua"}, hidden=True),
    "documents:act ky": Address(frozenset({"head"}), {"document_id": "draft", "slug": "ky"}, hidden=True),
    "documents:act gui": Address(WRITERS, {"document_id": "paper", "slug": "gui"}, hidden=True),
    "documents:act ban-ky": Address(WRITERS, {"document_id": "unsigned", "slug": "ban-ky"}, hidden=True),
    "documents:act huy": Address(frozenset({"head"}), {"document_id": "draft", "slug": "huy"}, hidden=True),
    "documents:receipt": Address(WRITERS, {"delivery_id": "delivery"}, hidden=True),
    "documents:proof": Address(CASE_SEERS, {"delivery_id": "proven"}, page=False, hidden=True),
    "documents:register": Address(REGISTER_READERS, {"register_id": "register"}, hidden=True),
    "documents:register_print": Address(REGISTER_READERS, {"register_id": "register"}, hidden=True),
    # Directives: the register, a file that waits, a draft
    "directives:instruments": Address(IN_POST),
    **_all(TASK_MAKERS, "directives:import", "directives:import_by_hand"),
    "directives:importing": Address(REGISTER_KEEPERS, {"importing_id": "importing"}, hidden=True),
    **_all(
        REGISTER_KEEPERS, "directives:read_scan", "directives:import_drop", of={"importing_id": "importing"}, post=True,
        hidden=True,
    ),
    **_all(
        REGISTER_KEEPERS, "directives:instrument", "directives:instrument_about", "directives:instrument_replaces",
        "directives:instrument_end", "directives:instrument_drop", "directives:passage_add",
        of={"instrument_id": "directive"}, hidden=True,
    ),
    "directives:instrument_file": Address(
        REGISTER_KEEPERS, {"instrument_id": "directive"}, page=False, hidden=True
    ),
    **_all(
        REGISTER_KEEPERS, "directives:put_in_force", "directives:confirm_rest", of={"instrument_id": "directive"},
        post=True, hidden=True,
    ),
    "directives:decide": Address(
        REGISTER_KEEPERS, {"instrument_id": "directive"}, post=True, given={"viec": "said", "chon": "passage"},
        hidden=True,
    ),
    "directives:passage": Address(
        REGISTER_KEEPERS, {"instrument_id": "directive", "passage_id": "passage"}, hidden=True
    ),
    "directives:link_citation": Address(
        REGISTER_KEEPERS, {"instrument_id": "directive", "citation_id": "citation"}, post=True, hidden=True
    ),
    # Directives: the matrix, what grows, targets
    **_all(OVERSEERS, "directives:matrix", "directives:growing", "directives:target_new", "directives:theme"),
    "directives:cell": Address(frozenset({"head", "supervisor"}), query="?nhiem_vu={task}"),
    "directives:targets": Address(IN_POST),
    "directives:target": Address(TARGET_SEERS, {"target_id": "target"}, hidden=True),
    "directives:reach": Address(TARGET_REACHERS, {"target_id": "target"}, post=True),
    "directives:target_change": Address(frozenset({"head", "supervisor"}), {"target_id": "target"}),
    "directives:target_drop": Address(frozenset({"head", "supervisor"}), {"target_id": "target"}, post=True),
    # Tasks, the parts of units, what is held
    **_all(IN_POST, "directives:tasks", "directives:parts", "directives:events"),
    **_all(TASK_MAKERS, "directives:task_new", "directives:event_new"),
    "directives:task": Address(PART_SEERS | {"elsewhere"}, {"task_id": "task"}, hidden=True),
    **_all(
        frozenset({"supervisor"}), "directives:task_change", "directives:task_units", "directives:task_send",
        of={"task_id": "task_draft"}, hidden=True,
    ),
    "directives:task_drop": Address(frozenset({"supervisor"}), {"task_id": "task_draft"}, post=True, hidden=True),
    **_all(
        frozenset({"supervisor"}), "directives:task_accept", "directives:task_move", "directives:task_end",
        of={"task_id": "task"},
    ),
    "directives:task_urge": Address(frozenset({"head", "supervisor"}), {"task_id": "task"}),
    "directives:assignment": Address(PART_SEERS, {"assignment_id": "part"}, hidden=True),
    "directives:assignment_file": Address(
        PART_SEERS, {"assignment_id": "part", "file_id": "part_file"}, page=False, hidden=True
    ),
    **{
        f"directives:assignment_act {doing.slug}": Address(
            PART_DOERS[doing.permission], {"assignment_id": "part", "slug": doing.slug}
        )
        for doing in PART_DOINGS
    },
    **{
        f"directives:report_answer {slug}": Address(
            frozenset({"supervisor"}), {"report_id": "report", "slug": slug}
        )
        for slug in ("cong-nhan", "tra-lai")
    },
    "directives:event": Address(PART_SEERS - {ROOT}, {"event_id": "meeting"}, hidden=True),
    "directives:event_file": Address(
        PART_SEERS - {ROOT}, {"event_id": "held", "file_id": "held_file"}, page=False, hidden=True
    ),
    **{
        f"directives:event_act {slug}": Address(
            OVERSEERS - {PRACTISING} | {"handler"}, {"event_id": "meeting", "slug": slug}
        )
        for slug in ("da-to-chuc", "khong-to-chuc")
    },
    "directives:link": Address(TARGET_REACHERS, {"assignment_id": "part"}, post=True),
    "directives:unlink": Address(TARGET_REACHERS, {"assignment_id": "part", "link_id": "tie"}, post=True),
    # Receptions
    "receptions:list": Address(IN_POST),
    "receptions:plan": Address(RECEIVERS),
    "receptions:post": Address(IN_POST, post=True),
    "receptions:one": Address(RECEPTION_SEERS, {"session_id": "reception"}, hidden=True),
    "receptions:minutes": Address(RECEPTION_DESK, {"session_id": "reception"}, hidden=True),
    "receptions:walk_in": Address(RECEPTION_DESK, {"session_id": "reception_today"}, hidden=True),
    **{
        f"receptions:act {doing.slug}": Address(
            RECEPTION_DESK if doing.permission == "receptions.receive" else frozenset({"head"}),
            {"session_id": "reception", "slug": doing.slug},
            hidden=True,
        )
        for doing in RECEPTION_DOINGS
    },
    **{
        f"receptions:{name}": Address(
            RECEPTION_DESK, {"session_id": "reception_today", "visit_id": "visit"}, hidden=True
        )
        for name in ("arrive", "finish", "refuse", "take_back", "join_case", "attach")
    },
    "receptions:file": Address(RECEPTION_DESK, _VISIT_FILE, hidden=True, page=False),
    "receptions:take_away": Address(RECEPTION_DESK, _VISIT_FILE, hidden=True),
    "receptions:open_case": Address(
        frozenset({"receptionist", "head"}), {"session_id": "reception_today", "visit_id": "visit"}, hidden=True
    ),
    "receptions:visit": Address(
        RECEPTION_DESK, {"session_id": "reception_today", "visit_id": "visit"}, hidden=True
    ),
    "receptions:step": Address(
        RECEPTION_DESK, {"session_id": "reception_today", "visit_id": "visit", "step": "goi"}, post=True, hidden=True
    ),
    **_all(PUBLIC, "reception_days:list", "reception_days:attendance", "reception_days:ticket"),
    "reception_days:ics": Address(PUBLIC, page=False),
    "live:fragment": Address(PUBLIC, {"kind": "watched", "thing": "reception", "language": "vi"}, page=False),
    **_all(PUBLIC, "reception_days:one", "reception_days:board", "reception_days:book", of={"session_id": "reception"}),
    # Papers on receptions and dialogues
    "documents:new reception": Address(
        RECEPTION_DESK, {"matter": "matter_reception", "pk": "reception_today", "code": "session_form"}, hidden=True
    ),
    "documents:new visit": Address(
        RECEPTION_DESK, {"matter": "matter_visit", "pk": "visit", "code": "visit_form"}, hidden=True
    ),
    "documents:new dialogue": Address(
        DIALOGUE_DOERS["run"], {"matter": "matter_meeting", "pk": "dialogue", "code": "dialogue_form"}, hidden=True
    ),
    "documents:new conference": Address(
        DIALOGUE_DOERS["run"],
        {"matter": "matter_conference", "pk": "conference", "code": "conference_form"},
        hidden=True,
    ),
    "documents:one conference": Address(CONFERENCE_HOSTS, {"document_id": "conference_paper"}, hidden=True),
    "documents:one visit": Address(RECEPTION_DESK, {"document_id": "visit_paper"}, hidden=True),
    "documents:one dialogue": Address(CASE_SEERS, {"document_id": "dialogue_paper"}, hidden=True),
    # Dialogues on the desk
    "meetings:list": Address(IN_POST),
    "meetings:new": Address(DIALOGUE_PLANNERS),
    "meetings:new_on_case": Address(DIALOGUE_DOERS["run"] | {WORKER}, {"case_id": "case"}, hidden=True),
    "meetings:one": Address(CASE_SEERS, {"meeting_id": "dialogue"}, hidden=True),
    "meetings:moderate": Address(DIALOGUE_DOERS["run"], {"meeting_id": "dialogue"}, hidden=True),
    **{
        f"meetings:act {doing.slug}": Address(
            DIALOGUE_DOERS[doing.permission], {"meeting_id": "dialogue", "slug": doing.slug}, hidden=True
        )
        for doing in MEETING_DOINGS
    },
    **{
        f"meetings:question_act {doing.slug}": Address(
            DIALOGUE_DOERS[doing.permission],
            {"meeting_id": "dialogue", "question_id": "question", "slug": doing.slug},
            hidden=True,
        )
        for doing in QUESTION_DOINGS
    },
    "meetings:file_new": Address(DIALOGUE_DOERS["run"], {"meeting_id": "dialogue"}, hidden=True),
    "meetings:file": Address(CASE_SEERS, _DIALOGUE_FILE, hidden=True, page=False),
    "meetings:file_redraw": Address(DIALOGUE_DOERS["publish"], _DIALOGUE_FILE, hidden=True),
    "meetings:file_page": Address(DIALOGUE_DOERS["publish"], _DIALOGUE_FILE | {"number": "1"}, hidden=True, page=False),
    **{
        f"meetings:file_act {doing.slug}": Address(
            DIALOGUE_DOERS[doing.permission], _DIALOGUE_FILE | {"slug": doing.slug}, hidden=True
        )
        for doing in DIALOGUE_FILE_DOINGS
    },
    # Invitations
    "invited:ask": Address(PUBLIC),
    "invited:one": Address(PUBLIC, {"code": "invitation_code"}),
    **_all(
        INVITERS,
        *(f"invitations:{name}" for name in ("list", "invite_one", "invite_list", "invite_units", "bring", "add")),
        "invitations:sheets",
        "invitations:signatures",
        of=_GATHERING,
        hidden=True,
    ),
    **_all(
        INVITERS,
        "invitations:one",
        "invitations:sheet",
        "invitations:correct",
        of=_GATHERING | {"invitation_id": "invitation"},
        hidden=True,
    ),
    "invitations:find": Address(INVITERS, _GATHERING, post=True, hidden=True),
    **{
        f"invitations:step {slug}": Address(
            INVITERS, _GATHERING | {"invitation_id": "invitation", "slug": slug}, post=True, hidden=True, loose=True
        )
        for slug in ("diem-danh", "bo-diem-danh", "thoi-moi", "thay", "tra-loi")
    },
    # Conferences on the desk, and the live page
    "conferences:list": Address(IN_POST),
    "conferences:new": Address(DIALOGUE_PLANNERS),
    "conferences:one": Address(CASE_SEERS, {"conference_id": "conference"}, hidden=True),
    "conferences:sites": Address(CONFERENCE_HOSTS, {"conference_id": "conference"}, hidden=True),
    "conferences:conclusion": Address(CONFERENCE_HOSTS, {"conclusion_id": "conclusion_of"}, hidden=True, page=False),
    "conferences:task": Address(
        frozenset({"handler", "head"}), {"conference_id": "conference", "number": "1"}, hidden=True
    ),
    **{
        f"conferences:act {doing.slug}": Address(
            DIALOGUE_DOERS[doing.permission], {"conference_id": "conference", "slug": doing.slug}, hidden=True
        )
        for doing in CONFERENCE_DOINGS
    },
    **{
        f"conferences:site_act {doing.slug}": Address(
            CONFERENCE_BRINGERS if doing.permission == "attend" else DIALOGUE_DOERS["run"],
            {"site_id": "site", "slug": doing.slug},
            hidden=True,
        )
        for doing in SITE_DOINGS
    },
    "conferences:paper_new": Address(CONFERENCE_BRINGERS, {"conference_id": "conference"}, hidden=True),
    **{
        f"conferences:paper_act {doing.slug}": Address(
            CONFERENCE_BRINGERS if doing.permission == "bring" else DIALOGUE_DOERS["run"],
            {"paper_id": "speech", "slug": doing.slug},
            hidden=True,
        )
        for doing in SPEECH_DOINGS
    },
    "conferences:paper_file": Address(
        CASE_SEERS, {"paper_id": "speech", "file_id": "speech_file"}, hidden=True, page=False
    ),
    "conference_live:one": Address(PUBLIC, {"code": "conference_code"}),
    # Promises on the desk
    "commitments:list": Address(IN_POST),
    **_all(PROMISERS, "commitments:new", "commitments:minutes"),
    "commitments:one": Address(CASE_SEERS, {"commitment_id": "commitment"}, hidden=True),
    "commitments:file": Address(
        CASE_SEERS, {"commitment_id": "commitment", "attachment_id": "promise_shown"}, page=False, hidden=True
    ),
    **{
        f"commitments:act {doing.slug}": Address(
            PROMISE_DOERS[doing.permission], {"commitment_id": "commitment", "slug": doing.slug}, hidden=True
        )
        for doing in DOINGS
    },
    "duties:mine": Address(IN_POST),
    "duties:one": Address(frozenset({WORKER, "head", "supervisor"}), {"duty_id": "duty"}, hidden=True),
    "changes:give_duty": Address(frozenset({WORKER, "head"}), {"duty_id": "duty"}, post=True, hidden=True),
    "duties:urge": Address(NO_ONE, {"duty_id": "duty"}, post=True, hidden=True),
    "duties:answer_urge": Address(
        frozenset({WORKER, "head", "supervisor"}), {"duty_id": "duty"}, post=True, hidden=True
    ),
    "duties:do": Address(NO_ONE, {"duty_id": "duty", "slug": "xong"}, post=True, hidden=True),
    "duties:week": Address(OVERSEERS),
    "duties:choose_week": Address(OVERSEERS, post=True),
    "duties:overlaps": Address(OVERSEERS),
    "duties:tell_apart": Address(NO_ONE, {"overlap_id": "duty"}, post=True, hidden=True),
    "changes:join_same": Address(NO_ONE, {"overlap_id": "duty"}, hidden=True),
    "duties:unit": Address(OVERSEERS),
    **_all(IN_POST, "notices:inbox", "notices:letters", "notices:printed"),
    **_all(IN_POST, "notices:read_all", "notices:posted", post=True),
    "notices:read": Address(frozenset({"handler"}), {"message_id": "message"}, post=True, hidden=True),
    "mail:mailboxes": Address(ONLY_ROOT),
    "mail:new_mailbox": Address(ONLY_ROOT),
    "mail:mailbox": Address(ONLY_ROOT, {"mailbox_id": "mailbox"}),
    "mail:try": Address(ONLY_ROOT, {"mailbox_id": "mailbox"}, post=True),
    "mail:aside": Address(DESK),
    "mail:letter": Address(DESK, {"aside_id": "aside"}, hidden=True),
    "mail:decide": Address(DESK, {"aside_id": "dropped", "decision": "decision"}, post=True, hidden=True, loose=True),
    "mail_receipt:open": Address(PUBLIC, {"token": "blank"}),
    "notices:gateways": Address(ONLY_ROOT),
    "notices:gateway": Address(ONLY_ROOT, {"channel": "channel"}),
    "notices:test": Address(ONLY_ROOT, {"channel": "channel"}, post=True),
    # The sealed room on the desk: to whom holds no key nothing is there but the page of one's own key, and the counter
    **_all(KEYLESS, "sealed:own", "sealed:enrol"),
    "sealed:intake": Address(DESK),
    **_all(NO_ONE, "sealed:list", "sealed:unlock", "sealed:change", "sealed:recover", "sealed:finish"),
    **_all(NO_ONE, "sealed:end_own", "sealed:holders", "sealed:identities", "sealed:late"),
    "sealed:figures": Address(NO_ONE),
    "sealed:lock": Address(NO_ONE, post=True),
    **_all(NO_ONE, "sealed:admit", "sealed:end_key", of={"keyholder_id": "officer"}, hidden=True),
    **_all(NO_ONE, "sealed:help_recover", "sealed:identity_decide", of={"request_id": "duty"}, hidden=True),
    "sealed:report": Address(NO_ONE, {"overseer_id": "duty"}, hidden=True),
    "sealed:succeed": Address(NO_ONE, {"keyholder_id": "officer"}, hidden=True),
    "sealed:help_succeed": Address(NO_ONE, {"succession_id": "duty"}, hidden=True),
    "sealed:sheet": Address(NO_ONE, _MATTER, hidden=True),
    "sealed:letter": Address(NO_ONE, _MATTER, hidden=True),
    "sealed:file": Address(NO_ONE, {**_MATTER, "file_id": "file"}, page=False, hidden=True),
    "sealed:printed": Address(NO_ONE, {**_MATTER, "act_id": "duty"}, hidden=True),
    "sealed:identity": Address(NO_ONE, _MATTER, post=True, hidden=True),
    **{
        f"sealed:act {act.slug}": Address(NO_ONE, {**_MATTER, "slug": act.slug}, page=False, hidden=True)
        for act in SEALED_ACTS
    },
    # Programs
    **_all(PUBLIC, "api_docs"),
    **_all(PUBLIC, "api-1:openapi-json", "api-1:published", "api-1:topic_list", "published_feed", page=False),
    **_all(PUBLIC, "api-1:units", "api-1:places", "api-1:due", "api-1:proof", page=False),
    **_all(PUBLIC, "api-1:promises", "api-1:promise_counts", page=False),
    "api-1:promise": Address(PUBLIC, {"promise_id": "promise"}, page=False),
    "api-1:status": Address(PUBLIC, _CODE, page=False),
    "api-1:publication": Address(PUBLIC, {"publication_id": "publication"}, page=False),
    **_all(PUBLIC, "api-1:submit", "api-1:follow", "api-1:add", "api-1:rating", post=True, loose=True),
    **_all(PUBLIC, "api-1:reopening", "api-1:withdrawal", post=True, loose=True),
    "api-1:evidence": Address(PUBLIC, {"attachment_id": "evidence"}, post=True, loose=True),
    **_all(NO_ONE, "api-1:api-root", page=False),
    "^api/(?P<rest>.*)$": Address(NO_ONE, page=False),
    "api-1:cases": Address(SIGNED_IN, page=False),
    "api-1:case_detail": Address(CASE_SEERS, {"case_id": "case"}, page=False, hidden=True),
    **{
        f"api-1:act_{row.verb}": Address(CASE_SEERS, {"case_id": "case"}, post=True, loose=True, hidden=True)
        for row in TRANSITIONS
        if row.verb != "receive"
    },
    "api-1:complaint_detail": Address(CASE_SEERS - {WORKER}, {"case_id": "complaint"}, page=False, hidden=True),
    **{
        f"api-1:complaint_{row.verb}": Address(
            CASE_SEERS - {WORKER}, {"case_id": "complaint"}, post=True, loose=True, hidden=True
        )
        for row in COMPLAINT_TRANSITIONS
        if row.own
    },
    **_all(PUBLIC, "open311_discovery", "open311_services", "open311_requests", of={"form": "form"}, page=False),
    "open311_service": Address(PUBLIC, {"form": "form", "code": "topic"}, page=False),
    "open311_request": Address(PUBLIC, {"form": "form", "identifier": "publication"}, page=False),
}  # fmt: skip
