"""The usual life of a case of the demonstration: received, screened, accepted, worked on, answered, rated, closed.

Each function is a generator that yields the instant of its next step; `timeline` calls it then.
"""

from datetime import timedelta
from uuid import UUID

from thongsuot.cases.actions.answer import Drafted, approve, draft, send_back, submit
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.labelling import add_label, label, note
from thongsuot.cases.actions.publish import CopyItem, PublicCopy, publish, withdraw_publication
from thongsuot.cases.actions.rate import close, close_after, rate, reopen
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.actions.work import accept, assign
from thongsuot.cases.rules.collective import representatives_limit
from thongsuot.config.demo import names, papers, turns
from thongsuot.config.demo.walk import Walk, upload
from thongsuot.core.actors import STRANGER, service
from thongsuot.language.personal import personal

HOME = ("web", "email", "onsite-app")
CLOSING = service("close")
NOT_PUBLIC = "Nội dung liên quan đến đời sống riêng của gia đình, người gửi đề nghị không công khai."


def life(walk: Walk):
    """Tell the whole life of a case from its first word."""
    yield walk.at
    take_in(walk)
    yield from from_screening(walk)


def from_screening(walk: Walk):
    """Tell what follows the receipt, also of a case made by a split."""
    yield from turns.before_screening(walk)
    if not walk.over:
        yield from settle(walk)


def settle(walk: Walk):
    """Screen, accept, work, answer and close at the desk that holds the case now."""
    if walk.case.state in ("received", "supplement"):
        yield from walk.later(0, 2)
        look(walk)
    yield from turns.after_screening(walk)
    if walk.over:
        return
    yield from walk.later(0, 1)
    walk.did("accept", accept(**walk.by(walk.desk.receptionist)))
    yield from walk.later(0, 1)
    give(walk)
    yield from turns.at_work(walk)
    if walk.over:
        return
    yield from answer(walk)
    yield from end(walk)


def take_in(walk: Walk) -> None:
    """Receive the case: from the resident, or written down by the receptionist."""
    at_home = walk.channel in HOME
    given, rng = _submission(walk), walk.rng
    on, origin = walk.on, Origin()
    if walk.channel == "letter" and rng.random() < 0.3:
        on, origin = walk.world.days.before(on, 1), Origin(late_reason="Thư đến cuối giờ chiều, hôm sau mới ghi sổ.")
    actor = STRANGER if at_home else walk.world.houses.staff.actor(walk.desk.receptionist, walk.on)
    case = receive(given=given, unit=walk.desk.unit, actor=actor, on=on, at=walk.at, secret=walk.secret, origin=origin)
    walk.did("receive", case)


def _submission(walk: Walk) -> Submission:
    rng, matter = walk.rng, walk.telling.matter
    persons = rng.randint(6, 42) if "collective" in walk.turns else 1
    most = representatives_limit(persons)[1]
    people = (_person(walk, "representative" if most else "submitter"),)
    people += tuple(_person(walk, "representative") for _more in range(rng.randint(0, max(most - 1, 0))))
    parted = walk.channel not in HOME or rng.random() < 0.6
    return Submission(
        text=walk.telling.text,
        kind=matter.kind,
        channel=walk.channel,
        topic=matter.topic if rng.random() < 0.5 else "",
        place_id=walk.desk.place.pk,
        place_text=walk.telling.slots["thon"],
        persons=persons,
        households=persons // 3 if persons > 1 else 0,
        people=people,
        signatories=tuple(names.person(rng) for _each in range(persons)) if persons > 1 else (),
        items=walk.telling.items() if parted else (),
        uploads=_photos_of(walk) if rng.random() < 0.35 else (),
        urgent="alarm" in walk.turns,
    )


def _photos_of(walk: Walk) -> tuple:
    caption = f"{walk.telling.slots['thon']} ({walk.rng.randint(1, 30)})"
    return (upload("anh-hien-truong.jpg", papers.photo(caption)),)


def _person(walk: Walk, part: str) -> PersonGiven:
    """Return an invented person; only those of the last days wait for a letter, so that old ones do not pile up."""
    rng = walk.rng
    if walk.channel in HOME and rng.random() < 0.15:
        return PersonGiven(part=part)
    slots = walk.telling.slots
    letter = walk.channel == "letter" and walk.at > walk.world.now - timedelta(days=4)
    return PersonGiven(
        part=part,
        name=names.person(rng),
        phone=names.phone(rng),
        address=f"{slots['thon']}, {slots['noi']}",
        interpreter="K'Ho" if rng.random() < 0.02 else "",
        minor=rng.random() < 0.01,
        paper=part == "representative",
        notify_by="letter" if letter else "none",
    )


def look(walk: Walk) -> None:
    """Screen the case: kind, topic, a neutral title, and the things asked, parted."""
    telling = walk.telling
    case = screen(
        **walk.by(walk.desk.receptionist),
        kind=telling.matter.kind,
        topic=telling.matter.topic,
        title=telling.title(),
        place_id=walk.case.place_id,
        items=telling.items(),
    )
    walk.did("screen", case)


def give(walk: Walk) -> None:
    """Assign the case to the desk inside that knows the topic."""
    unit, walk.worker = walk.desk.worker(walk.telling.matter.topic)
    notes = ("", "", "Đi xem tại chỗ rồi báo lại.", "Làm sớm, bà con đã chờ lâu.", "Trả lời rõ từng việc.")
    case = assign(**walk.by(walk.head()), unit_id=unit.pk, officer_id=walk.worker.pk, note=walk.rng.choice(notes))
    walk.did("assign", case)
    if int(case.code[-2]) < 3:
        _mark(walk, unit.pk)


def _mark(walk: Walk, unit_id: UUID) -> None:
    """Note something for the office, and give the case a label of work, as about a third of the desks do."""
    who = walk.by(walk.worker)
    walk.did("note", note(**who, text="Đã gọi tổ trưởng, hẹn đi xem sáng mai."))
    moment = {"actor": who["actor"], "on": walk.on, "at": walk.at}
    chosen = add_label(unit_id=unit_id, name="Đi xem tại chỗ", **moment)
    walk.did("label", label(**who, add=[chosen.pk]))


def answer(walk: Walk):
    """Draft item by item, submit, approve and publish."""
    yield from walk.later(*((9, 24) if "late" in walk.turns else (1, 5)))
    _draft(walk)
    yield from walk.later(0, 1)
    walk.did("submit", submit(**walk.by(walk.worker), note=walk.rng.choice(("", "Kính trình lãnh đạo duyệt."))))
    if "send_back" in walk.turns and walk.case.reopened == 0:
        yield from walk.later(0, 1)
        reason = "Nêu rõ ngày làm xong và ai kiểm tra; viết dễ hiểu hơn cho bà con."
        walk.did("send_back", send_back(**walk.by(walk.head()), reason=reason))
        yield from walk.later(0, 2)
        _draft(walk, again=True)
        walk.did("submit", submit(**walk.by(walk.worker), note="Đã sửa theo ý kiến."))
    yield from walk.later(0, 1)
    walk.did("approve", approve(**walk.by(walk.head())))
    yield from walk.later(0, 1)
    _publish(walk)


def _draft(walk: Walk, *, again: bool = False) -> None:
    items = list(walk.case.items.filter(dropped_by=None).order_by("number"))
    open_items = [item for item in items if not item.ratings.filter(outcome="done").exists()] or items
    drafted = [_drafted(walk, place, item.number, again) for place, item in enumerate(open_items)]
    walk.did("draft", draft(**walk.by(walk.worker), responses=drafted))


def _drafted(walk: Walk, place: int, number: int, again: bool) -> Drafted:
    telling, rng = walk.telling, walk.rng
    done_on = walk.world.days.before(walk.on, 1)
    answers, captions = telling.answers(done_on), telling.captions()
    words, caption = answers[place % len(answers)], captions[place % len(captions)]
    if walk.case.reopened:
        words = f"Sau khi bà con báo chưa xong, cán bộ đã trở lại {telling.slots['thon']} và làm tiếp. {words}"
    if again:
        words = f"{words} Cán bộ phụ trách đã kiểm tra lại tại chỗ ngày {walk.on:%d/%m/%Y}."
    refusal = telling.refusal(done_on)
    if refusal and place == 0 and "refuse" in walk.turns and not walk.case.reopened:
        return Drafted(number=number, legal_reason=refusal[0], text=refusal[1])
    files = () if again else _evidence(rng, caption, words)
    return Drafted(number=number, text=words, uploads=files)


def _evidence(rng, caption: str, words: str) -> tuple:
    photo = upload("anh-sau-khi-lam.jpg", papers.photo(caption))
    if rng.random() < 0.35:
        return (photo, upload("bien-ban.pdf", papers.page("Biên bản kiểm tra", caption)))
    return (photo,)


def _publish(walk: Walk) -> None:
    private = "private" in walk.turns
    copy = None if private else _copy(walk)
    done = publish(**walk.by(walk.desk.publisher), copy=copy, reason=NOT_PUBLIC if private else "")
    walk.did("publish", done)


def _copy(walk: Walk) -> PublicCopy:
    """Return the public copy: the person's words blacked out, the latest answers; in ours nothing personal stands."""
    items = []
    for item in walk.case.items.filter(dropped_by=None).order_by("number"):
        response = item.responses.order_by("-id").first()
        items.append(CopyItem(item.number, blacked(item.text), response.text))
    ours = (walk.case.title, *(item.answer for item in items))
    confirmed = {text[span.start : span.end] for text in ours for span in personal(text)}
    return PublicCopy(
        title=walk.case.title, question=blacked(walk.telling.text), items=tuple(items), confirmed=confirmed
    )


def blacked(text: str) -> str:
    """Return `text` with what looks personal taken out."""
    for span in reversed(personal(text)):
        text = f"{text[: span.start]}(…){text[span.end :]}"
    return text


def end(walk: Walk):
    """Tell what the person says to the answer: done, not done, or nothing; and the end."""
    fate = walk.rng.random()
    if "reopen" in walk.turns and walk.case.reopened == 0:
        yield from walk.at_home(1, 9)
        _reopen(walk)
        if "withdraw_publication" in walk.turns:
            yield from walk.later(0, 1)
            reason = "Người gửi báo việc chưa xong; gỡ để sửa rồi công khai lại."
            walk.did("withdraw_publication", withdraw_publication(**walk.by(walk.desk.publisher), reason=reason))
        yield from answer(walk)
        yield from end(walk)
    elif fate < 0.55 or walk.quick:
        yield from walk.at_home(1, 12)
        numbers = [item.number for item in walk.case.items.filter(dropped_by=None)]
        walk.did("rate", rate(**walk.by_resident(), done=numbers, note=walk.rng.choice(THANKS)))
    else:
        walk.at = walk.world.days.office(walk.case.answered_on + close_after() + timedelta(days=1))
        yield walk.at
        by_job = {"case_id": walk.case.pk, "actor": CLOSING, "on": walk.on, "at": walk.at}
        walk.did("close", close(**by_job))


THANKS = (
    "",
    "",
    "Cảm ơn cán bộ đã làm nhanh.",
    "Đã xong, bà con rất mừng.",
    "Việc đã làm, mong giữ được lâu dài.",
    "cam on da giai quyet",
)


def _reopen(walk: Walk) -> None:
    numbers = [item.number for item in walk.case.items.filter(dropped_by=None)]
    undone = [walk.rng.choice(numbers)]
    met = [number for number in numbers if number not in undone]
    case = reopen(**walk.by_resident(), not_done=undone, done=met, missing=walk.telling.missing())
    walk.did("reopen", case)


__all__ = ["blacked", "from_screening", "life", "settle"]
