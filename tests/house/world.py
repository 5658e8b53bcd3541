"""The cast and one of each thing that an address can name; see `addresses.py`."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.core import signing

from cast import TODAY, Cast, actor, cast
from commitments import making as promises
from conferences import making as conferences
from directives import making as directives
from documents.making import values_of_form as some
from invitations import making as invitations
from lives import SECRET, Life, instant, moment, photo
from mail.making import bring, letter, make_mailbox
from meetings import making as meetings
from receptions import making as receptions
from thongsuot.api.actions import give_token
from thongsuot.cases.actions.labelling import add_label
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.models import Publication, PublicationFile
from thongsuot.cases.views import follow
from thongsuot.changes.actions import change_days, prepare_reorganisation
from thongsuot.changes.models import OddRow, Register
from thongsuot.commitments.models import PublishedCommitment, PublishedFile
from thongsuot.conferences.models import Conference
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
from thongsuot.directives.actions import Outcome, Planned
from thongsuot.directives.actions.links import link
from thongsuot.directives.actions.targets import Aim, set_target
from thongsuot.directives.models import Importing
from thongsuot.documents import actions as documents
from thongsuot.exchange.actions.partners import admit_partner
from thongsuot.exchange.models import Partner
from thongsuot.exchange.rules.keys import Card
from thongsuot.files import storage
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import remade
from thongsuot.law.rules import Entry
from thongsuot.mail.models import SetAside
from thongsuot.meetings.models import Meeting
from thongsuot.notices.actions import notify
from thongsuot.people.models import Absence, Officer
from thongsuot.privacy.actions import open_breach, open_request
from thongsuot.reading.queries import files_on
from thongsuot.reading.trays import lay
from thongsuot.receptions.models import Visit

LAW_DAY = Entry(on=date(2027, 12, 30), kind="off", name="nghỉ theo thông báo", name_en="off by notice")
PASSWORD_KEPT = "pbkdf2_sha256$1$muoi$dG9t"  # of the form of a password that can be used; nobody types it


PLAN = """
on = 2099-01-01
basis = "Nghị quyết mẫu"

[[merge]]
units = ["24931"]
into = "24934"
"""


@dataclass(frozen=True)
class World:
    """The cast and one of each thing that an address can name: a case in work, one answered in public, letters."""

    people: Cast
    things: SimpleNamespace


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
        public_help="gui-y-kien",
        plain_sheet="khieu-nai",
        words_of_messages="message",
        words_of_papers="paper",
        message_told="received",
        instrument="02-2011-qh13",
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
        **_old_register(people),
        **_personal_data(people),
        **_papers(people, working),
        **_at_the_counter(people, working),
        partner=_partner(people).pk,
        provider="oidc",
        **_by_mail(people),
        **_promised(people),
        **_talked(people),
        **_conferred(people),
        **_received(people),
        **_papers_of_gatherings(people),
        **_directed(people),
        **_registered(people),
        **_beside_the_form(people),
        **_to_publish(people),
    )
    return World(people, things)


def _old_register(people: Cast) -> dict:
    """Return a register that was taken in, with an odd row."""
    register = Register.objects.create(
        unit=people.commune, officer=people.receptionist, source="Sổ cũ", key=bytes(32), state="taken", odd=1,
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


def _received(people: Cast) -> dict:
    """Return a session that the commune has posted, and a visit with a paper that waits in one of today."""
    posted = receptions.posted(people)
    today = receptions.posted(people, on=TODAY)
    receptions.do(people, today, "open_session", on=TODAY, came="leader")
    visit = receptions.came(people, today, on=TODAY)
    brought = receptions.attached(people, visit, on=TODAY)[0].pk
    ids = {"reception": posted.pk, "reception_today": today.pk, "visit": visit.pk, "visit_file": brought}
    return ids | {"watched": "reception"}


def _papers_of_gatherings(people: Cast) -> dict:
    """Return drafts on a visit, a dialogue and a conference, and by which names papers are drawn on such."""
    by = {"actor": actor(people.receptionist), **moment(TODAY), "unit_id": people.commune.pk}
    held = (Visit, Meeting, Conference)
    about = dict(zip(("TCD-BBL", "DT-TB", "HN-BB"), (model.objects.latest("id").ref for model in held), strict=True))
    papers = [documents.draw(form=form, subject=ref, values=some(form), **by).pk for form, ref in about.items()]
    return {
        **{f"matter_{kind}": kind for kind in ("reception", "visit", "meeting", "conference")},
        "session_form": "TCD-BB",
        "visit_form": "TCD-BBL",
        "dialogue_form": "DT-TB",
        "visit_paper": papers[0],
        "dialogue_paper": papers[1],
        "conference_form": "HN-BB",
        "conference_paper": papers[2],
    }


def _promised(people: Cast) -> dict:
    """Return a promise of the commune, the file that was shown for it, and their public copies."""
    made = promises.shown(people, promises.make(people), TODAY)
    shown = Attachment.objects.of(made.ref).get()
    reviewed = promises.copy(evidence={2: "Đã thay ba bóng đèn."}, files={shown.pk})
    promises.do(people, made, "publish", "publisher", TODAY, copy=reviewed)
    return {
        "commitment": made.pk,
        "promise_shown": shown.pk,
        "promise": PublishedCommitment.objects.get().pk,
        "promise_file": PublishedFile.objects.get().pk,
    }


def _talked(people: Cast) -> dict:
    """Return a dialogue of the commune that was announced, with a question and a file, at which economics answers."""
    meeting = meetings.announced(people, answering=[people.economics.pk])
    question = meetings.shown(people, meeting)
    file = meetings.let_out(people, meetings.added(people, meeting, on=TODAY))
    ids = {"dialogue": meeting.pk, "dialogue_code": meeting.code, "question": question.pk, "dialogue_file": file.pk}
    return ids | _invited(people, meeting)


def _invited(people: Cast, meeting) -> dict:
    """Return an invitation to the dialogue."""
    invited = invitations.invite(people, meeting)
    return {"gathering_kind": "meeting", "invitation": invited.pk, "invitation_code": invited.code}


def _conferred(people: Cast) -> dict:
    """Return a conference of the commune that sits, its economics division as a site with a paper, a conclusion."""
    conference = conferences.with_sites(people, people.economics.name)
    site = conference.sites.get()
    speech = conferences.paper(people, conference, site_id=site.pk, uploads=[photo("tham-luan.png")])
    conferences.with_paper(people, speech, "accept_paper", on=TODAY)
    conferences.do(people, conference, "open_conference", on=TODAY)
    conferences.do(people, conference, "conclude", on=TODAY, conclusions=conferences.CONCLUSIONS)
    return {
        "conference": conference.pk,
        "conference_code": conference.code,
        "site": site.pk,
        "speech": speech.pk,
        "speech_file": Attachment.objects.of(speech.ref).get().pk,
        "conclusion_of": conference.conclusions.get(number=1).pk,
    }


def _directed(people: Cast) -> dict:
    """Return a task of the province to its communes, the part of one, a target of that one, and what ties the two."""
    task = directives.sent(people)
    part = directives.part_of(task, people.commune)
    given = directives.by(people.province_head)
    target = set_target(unit_id=people.commune.pk, year=TODAY.year, aim=Aim("Điểm ngập", "điểm", Decimal(4)), **given)
    proves = Ref("target", target.pk)
    tie = link(assignment_id=part.pk, to=proves, **directives.by(people.handler))
    return {"task": task.pk, "part": part.pk, "target": target.pk, "tie": tie.pk} | _worked_on(people, task, part)


def _worked_on(people: Cast, task, part) -> dict:
    """Return a draft of a task, a report on a part with its file, a meeting to be held and one that was held."""
    draft = directives.drafted(people)
    worker = directives.by(people.handler)
    words = {"percent": 40, "text": "Đã rà soát một nửa.", "uploads": [directives.photo()]}
    report = directives.actions.report(assignment_id=part.pk, **words, **worker)
    due_on = directives.DUE
    meetings = [
        directives.actions.plan_event(
            unit_id=people.commune.pk, planned=Planned("study", "Quán triệt", due_on), task_id=task.pk, **worker
        )
        for _number in range(2)
    ]
    outcome = Outcome(directives.FRIDAY, "Đã phổ biến.", expected=40, reached=38)
    held = {"event_id": meetings[1].pk, "outcome": outcome, "uploads": [directives.photo()]}
    directives.actions.hold_event(**held, **worker)
    return {
        "task_draft": draft.pk,
        "report": report.pk,
        "part_file": Attachment.objects.of(Ref("report", report.pk)).get().pk,
        "meeting": meetings[0].pk,
        "held": meetings[1].pk,
        "held_file": Attachment.objects.of(Ref("event", meetings[1].pk)).get().pk,
    }


def _registered(people: Cast) -> dict:
    """Return a draft of the commune's register with a passage and a citation, and a scan that waits for a word."""
    draft = directives.read(directives.upload(people.handler, people.commune)).instrument
    scan = directives.upload(people.handler, people.commune, directives.PLAN + "Bản khác.")
    Importing.objects.filter(pk=scan.pk).update(state="failed", trouble="scanned")
    return {
        "directive": draft.pk,
        "passage": draft.passages.first().pk,
        "said": "xac-nhan",
        "citation": draft.citations.first().pk,
        "importing": scan.pk,
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


def _to_publish(people: Cast) -> dict:
    """Return an approved case with a photograph that may be made anew; put a picture beside the published copy."""
    content = remade(photo()[1].read(), "image/png")[0]
    sha256 = hashlib.sha256(content).hexdigest()
    storage.write(sha256, content)
    what = {"caption": "Đèn đã sáng", "sha256": sha256, "size": len(content)}
    PublicationFile.objects.create(publication=Publication.objects.get(), number=1, file=1, page=1, **what)
    case = Life(people).approved().case
    return {"to_publish": case.pk, "to_publish_file": Attachment.objects.filter(owner_ref=f"case:{case.pk}")[0].pk}


def _beside_the_form(people: Cast) -> dict:
    """Return a tray of the receptionist with one photograph."""
    now = clock.now()
    where = {"unit": people.commune, "actor": actor(people.receptionist), "on": clock.legal_day(now), "at": now}
    tray = lay(uploads=[photo()], **where)
    return {"tray": tray.pk, "laid": files_on(tray)[0].pk}


def _told(officer: Officer, case):
    params = {"code": show_code(case.code), "path": "/ban-lam-viec/"}
    return notify(
        channel="desk", template="assigned", params=params, officer_id=officer.pk, at=instant(case.received_on)
    )


def _given(people: Cast):
    """Return a key of an officer of the commune's own."""
    who, at = actor(people.administrator), instant(date(2026, 7, 15))
    return give_token(officer_id=people.receptionist.pk, name="Tổng đài 1022", actor=who, at=at)[0]
