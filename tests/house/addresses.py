"""Who may open which address: one row for every URL name of the program, with a real object where it needs one.

`test_addresses.py` walks this table as every role; an address without a row fails there, and so does a stale row.
"""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from uuid import UUID

from django.core import signing
from django.urls import URLPattern, get_resolver, reverse

from cast import TODAY, Cast, actor, cast
from documents.making import values_of_form as some
from lives import SECRET, Life, instant, moment, photo
from mail.making import bring, letter, make_mailbox
from thongsuot.api.actions import give_token
from thongsuot.cases.actions.labelling import add_label
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.models import Publication
from thongsuot.cases.rules.complaints import COMPLAINT_TRANSITIONS
from thongsuot.cases.rules.transitions import BY_VERB, TRANSITIONS
from thongsuot.cases.views import follow
from thongsuot.cases.views.desk.table import ACTS
from thongsuot.changes.actions import change_days, prepare_reorganisation
from thongsuot.changes.models import OddRow, Register
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.counter.actions.books import ask_book
from thongsuot.counter.actions.phone import open_link, take_photos
from thongsuot.counter.actions.sheets import print_sheets
from thongsuot.counter.models import Sheet
from thongsuot.counter.queries.books import Wanted
from thongsuot.counter.queries.phone import photos_of
from thongsuot.denunciations.models import PublishedConclusion
from thongsuot.denunciations.views.desk.table import ACTS as SEALED_ACTS
from thongsuot.documents import actions as documents
from thongsuot.exchange.actions.partners import admit_partner
from thongsuot.exchange.models import Partner
from thongsuot.exchange.rules.keys import Card
from thongsuot.files.models import Attachment
from thongsuot.law.rules import Entry
from thongsuot.mail.models import SetAside
from thongsuot.notices.actions import notify
from thongsuot.people.models import Absence, Officer
from thongsuot.privacy.actions import open_breach, open_request

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
LAW_DAY = Entry(on=date(2027, 12, 30), kind="off", name="nghỉ theo thông báo", name_en="off by notice")
ABSENT = UUID("01900000-0000-7000-8000-000000000000")  # a well-formed id of nothing
PASSWORD_KEPT = "pbkdf2_sha256$1$muoi$dG9t"  # of the form of a password that can be used; nobody types it

# Lists that can be taken away as a file: who may, and what the address asks besides.
TABLES = {
    **dict.fromkeys(("vu-viec", "cho-xem-xet", "cho-duyet", "viec-phai-lam", "don-vi"), (IN_POST, "")),
    "toan-don-vi": (OVERSEERS, ""),
    "so-van-ban": (REGISTER_READERS, "?cua={register}"),
    "can-bo": (ADMINISTRATORS, ""),
    **dict.fromkeys(("thoi-han", "lich"), (ONLY_ROOT, "")),
}


@dataclass(frozen=True)
class World:
    """The cast and one of each thing that an address can name: a case in work, one answered in public, letters."""

    people: Cast
    things: SimpleNamespace


PLAN = """
on = 2099-01-01
basis = "Nghị quyết mẫu"

[[merge]]
units = ["24931"]
into = "24934"
"""


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


def world() -> World:
    """Return the cast and one of each thing, newly made in the cast's commune."""
    return world_of(cast())


def world_of(people: Cast) -> World:
    """Make one of each thing in the commune of a cast that is there already."""
    for officer in vars(people).values():
        if isinstance(officer, Officer):
            officer.password = PASSWORD_KEPT
            officer.save(update_fields=["password"])
    answered = Life(people).answered().case
    working = Life(people).submitted().case
    gone = transfer_out(unit_id=people.ministry.pk, basis="Quốc lộ 27.", **Life(people).accepted().by("head"))
    competence = people.economics.competences.get()
    absence = Absence.objects.create(officer=people.receptionist, first_day=date(2026, 7, 1), last_day=date(2026, 7, 2))
    conclusion = PublishedConclusion.objects.create(text="Đã che.", unit_name="UBND", published_on=date(2026, 7, 1))
    things = SimpleNamespace(
        conclusion=conclusion.pk,
        reorganisation=prepare_reorganisation(
            text=PLAN, actor=actor(people.province_administrator), on=TODAY, at=instant(TODAY)
        ).pk,
        law_change=change_days(
            days=(LAW_DAY,),
            known_since=TODAY,
            ground="Thông báo mẫu.",
            actor=actor(people.province_administrator),
            **moment(TODAY),
        ).pk,
        answered=answered.pk,
        case=working.pk,
        complaint=Life(people, kind="complaint", topic="land").case.pk,
        gone=gone.pk,
        file=Attachment.objects.filter(owner_ref=f"case:{working.pk}").values_list("pk", flat=True)[0],
        blank="don",
        help_slug="tiep-nhan",
        code=show_code(answered.code),
        secret=SECRET,
        key=signing.dumps(str(answered.pk), salt=follow._salt(answered)),
        evidence=Attachment.objects.filter(owner_ref=f"case:{answered.pk}").values_list("pk", flat=True)[0],
        publication=Publication.objects.get().pk,
        duty=working.duty_id,
        unit=people.economics.pk,
        officer=people.handler.pk,
        post=people.handler.posts.get().pk,
        absence=absence.pk,
        competence=competence.pk,
        place=people.commune_place.pk,
        token=_given(people).pk,
        message=_told(people.handler, working).pk,
        channel="email",
        form="json",
        topic="environment",
        label=add_label(unit_id=people.commune.pk, name="chờ bản đồ", actor=actor(people.head), **moment(TODAY)).pk,
        table="csv",
        **_old_register(people),
        **_personal_data(people),
        **_papers(people, working),
        **_at_the_counter(people, working),
        partner=_partner(people).pk,
        provider="oidc",
        **_by_mail(people),
    )
    return World(people, things)


def _old_register(people: Cast) -> dict:
    """Return a register that was taken in, with an odd row."""
    register = Register.objects.create(
        unit=people.commune, officer=people.receptionist, source="Sổ cũ", key=bytes(32), state="taken",
        layout={"sheet": 0, "heading": 1, "second": False, "columns": {"0": "text"}},
        uploaded_at=instant(TODAY), worked_at=instant(TODAY), kept_until=date(2099, 1, 1),
    )  # fmt: skip
    odd = OddRow.objects.create(register=register, number=3, reason="Dòng không có nội dung.")
    return {"old_register": register.pk, "odd_row": odd.pk}


def _personal_data(people: Cast) -> dict:
    """Return the ids of a request about data and of a breach, both in the commune's registers."""
    by = {"unit_id": people.commune.pk, "actor": actor(people.head), "on": date(2026, 7, 15)}
    by["at"] = instant(date(2026, 7, 15))
    request = open_request(asked="see", person="Bà Hoa", text="Xin bản sao.", came_on=date(2026, 7, 15), **by)
    breach = open_breach(happened="lost", noticed_at=by["at"], persons=3, text="Mất một USB.", **by)
    return {"request": request.pk, "breach": breach.pk}


def _papers(people: Cast, case) -> dict:
    """Return papers on a case: a draft, one that waits for its scan, a signed one that was sent, its register."""
    by = {"actor": actor(people.head), "on": date(2026, 7, 20), "at": instant(date(2026, 7, 20))}
    signer = {"name": "Trần Văn Khải", "post": "Chủ tịch"}
    draft, unsigned, paper = (
        documents.draw(form=code, subject=Ref("case", case.pk), values=some(code), unit_id=people.commune.pk, **by)
        for code in ("C-TL", "C-DC", "C-DC")
    )
    documents.sign(document_id=unsigned.pk, way="scan", **signer, **by)
    documents.sign(document_id=paper.pk, way="screen", image=photo("chu-ky.png")[1], **signer, **by)
    sent = [documents.send(document_id=paper.pk, way="hand", to="Bà Hoa", **by) for _number in range(2)]
    proof = photo("phieu.png")[1]
    proof.name = "phieu.png"
    proven = {"delivery_id": sent[1].pk, "receipt_on": by["on"], "note": "Ký nhận."}
    documents.prove_receipt(**proven, upload=proof, **by)
    paper.refresh_from_db()
    return {
        "draft": draft.pk,
        "unsigned": unsigned.pk,
        "paper": paper.pk,
        "delivery": sent[0].pk,
        "proven": sent[1].pk,
        "register": paper.register_id,
        "matter": "case",
        "paper_form": "C-TL",
        "paper_kind": "docx",
    }


def _by_mail(people: Cast) -> dict:
    """Return a mailbox of the commune, a letter that was set aside, and one to be decided on."""
    mailbox = make_mailbox(people.commune, active=False)
    for number in (1, 2):
        bring(mailbox, letter(message_id=f"de-rieng-{number}", X_Spam_Flag="YES"), uid=number)
    first, second = SetAside.objects.order_by("pk").values_list("pk", flat=True)
    return {"mailbox": mailbox.pk, "aside": first, "dropped": second, "decision": "xoa"}


def _partner(people: Cast) -> Partner:
    """Return another installation that is believed."""
    keys = {"signing_key": b"s" * 32, "sealing_key": b"x" * 32}
    card = Card(name="Bộ Xây dựng", prefix="6200", address="", **keys)
    who = actor(people.province_administrator)
    return admit_partner(card=card.text(), mark=card.mark, actor=who, **moment(TODAY))


def _at_the_counter(people: Cast, case) -> dict:
    """Return paper of the counter: a blank sheet, a book asked for, a link with a photograph that waits."""
    who, by = actor(people.receptionist), moment(TODAY)
    print_sheets(unit=people.commune, count=1, actor=who, **by)
    days = {"from_on": date(2026, 7, 1), "to_on": TODAY}
    wanted = Wanted(kind="letters", unit_id=people.commune.pk, named=False, **days)
    link, token = open_link(case_id=case.pk, actor=who, at=clock.now())
    take_photos(token=token, uploads=[photo()], at=clock.now())
    return {
        "paper_to_write": "y-kien",
        "print": "in",
        "a5": "a5",
        "sheet": Sheet.objects.get().pk,
        "bundle": Sheet.objects.get().bundle_id,
        "book": ask_book(wanted=wanted, reason="", actor=who, **by).pk,
        "link": link.pk,
        "phone_token": token,
        "waiting": photos_of(link)[0].pk,
    }


def _told(officer: Officer, case):
    params = {"code": show_code(case.code), "path": "/ban-lam-viec/"}
    return notify(
        channel="desk", template="assigned", params=params, officer_id=officer.pk, at=instant(case.received_on)
    )


def _given(people: Cast):
    """Return a key of an officer of the commune's own."""
    who, at = actor(people.administrator), instant(date(2026, 7, 15))
    return give_token(officer_id=people.receptionist.pk, name="Tổng đài 1022", actor=who, at=at)[0]


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
_PLAN = {"reorganisation_id": "reorganisation"}
_REGISTER = {"register_id": "old_register"}
_MATTER = {"denunciation_id": "case"}
_PROGRAM = {"page": False}


def _all(who, *addresses, **more) -> dict[str, Address]:
    return {name: Address(who, **more) for name in addresses}


def _doers(transition) -> frozenset[str]:
    """Return the roles that may do an act on `case`, which the head gave to one officer of another desk by name."""
    roles = {WORKER if role == "handler" else role for role in transition.roles} & CASE_SEERS
    return frozenset(roles | ({"supervisor"} & set(transition.above)))


ADDRESSES = {
    # Pages of no one room
    **_all(PUBLIC, "web:home", "web:help", "web:privacy", "law:due", "ledger:book"),
    "web:helps": Address(IN_POST),
    "web:help_of": Address(IN_POST, {"slug": "help_slug"}),
    "tour:tour": Address(IN_POST),
    "web:styleguide": Address(ADMINISTRATORS | {PRACTISING}),
    **_all(PUBLIC, "web:health", "web:manifest", "web:robots", "web:security", page=False),
    "web:language": Address(PUBLIC, post=True),
    # The public pages of cases
    **_all(PUBLIC, "cases:submit", "cases:ask_code", "cases:published", "cases:numbers"),
    "cases:published_csv": Address(PUBLIC, page=False),
    "cases:publication": Address(PUBLIC, {"publication_id": "publication"}),
    "cases:follow": Address(PUBLIC, _CODE),
    **_all(PUBLIC, "cases:rating", "cases:addition", "cases:withdrawal", of=_CODE, post=True, given=_KEY),
    **_all(PUBLIC, "complaints:second", "complaints:consent", "complaints:word", of=_CODE, post=True, given=_KEY),
    "cases:evidence": Address(PUBLIC, {**_CODE, "attachment_id": "evidence"}, post=True, given=_KEY, page=False),
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
    "changes:reorganisation_table": Address(ONLY_ROOT, _PLAN, page=False),
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
    "changes:register_odd": Address(DESK, _REGISTER | {"kind": "table"}, page=False, hidden=True),
    "changes:seal_case": Address(frozenset({WORKER, "receptionist", "head"}), {"case_id": "case"}, hidden=True),
    "changes:erase": Address(ONLY_ROOT, {"case_id": "case"}, hidden=True),
    "changes:clear_practice": Address(frozenset({PRACTISING}), post=True),
    **_all(ADMINISTRATORS, "api_keys", "api_keys_give"),
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
    **_all(IN_POST, "desk:inbox", "desk:list", "desk:approvals"),
    **{
        f"web:export {name}": Address(who, {"name": name, "kind": "table"}, page=False, query=asked, hidden=bool(asked))
        for name, (who, asked) in TABLES.items()
    },
    "changes:bulk": Address(REGISTER_READERS | {WORKER, PRACTISING, "elsewhere"}, post=True),
    "changes:bulk_result": Address(NO_ONE, {"bulk_id": "duty"}, hidden=True),
    "desk:labels": Address(IN_POST),
    "desk:label_change": Address(REGISTER_READERS, {"label_id": "label"}, post=True, hidden=True),
    "desk:views": Address(IN_POST),
    "desk:view_save": Address(IN_POST, post=True),
    "desk:view_change": Address(NO_ONE, {"view_id": "duty"}, post=True, hidden=True),
    "desk:intake": Address(frozenset({"receptionist", "head", PRACTISING})),
    "complaints:counter": Address(frozenset({"receptionist", "head", PRACTISING})),
    "desk:hints": Address(frozenset({"receptionist", "head", PRACTISING}), post=True),
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
