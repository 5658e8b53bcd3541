"""The turns a case of the demonstration may take beside the usual way; each is told where `walk.turns` names it."""

from thongsuot.cases.actions.alarm import acknowledge_alarm, raise_alarm
from thongsuot.cases.actions.correcting import Correction, correct
from thongsuot.cases.actions.ending import guide, return_case, withdraw
from thongsuot.cases.actions.joining import join, tell_apart, unjoin
from thongsuot.cases.actions.moving import transfer, transfer_out
from thongsuot.cases.actions.people import open_signatories, reissue_secret, reveal_party
from thongsuot.cases.actions.screening import ask_supplement, supplement
from thongsuot.cases.actions.splitting import Part, split
from thongsuot.cases.actions.time import extend, resume, suspend
from thongsuot.cases.actions.urging import answer_urge, urge
from thongsuot.cases.actions.work import answer_coordination, coordinate
from thongsuot.config.demo.walk import Walk
from thongsuot.core.ids import show_code

OUTSIDE = {"utilities.power": "dien", "health.insurance": "bhxh", "labour.insurance": "bhxh"}


def before_screening(walk: Walk):
    """Tell what may happen before anybody has decided what the matter is."""
    for turn, told in FIRST:
        if turn in walk.turns and not walk.over:
            yield from told(walk)


def after_screening(walk: Walk):
    """Tell what may happen between screening and acceptance."""
    if "transfer_out" in walk.turns:
        yield from _pass_out(walk)


def at_work(walk: Walk):
    """Tell what may happen while the case is worked on."""
    for turn, told in WORK:
        if turn in walk.turns and not walk.over:
            yield from told(walk)


def _ring(walk: Walk):
    yield from walk.later(0, 0)
    note = "Đã nhận, cử người đến rào chắn ngay."
    walk.did("acknowledge_alarm", acknowledge_alarm(**walk.by(walk.head()), note=note))


def _correct(walk: Walk):
    yield from walk.later(0, 1)
    place = f"{walk.telling.slots['thon']}, gần nhà văn hóa"
    reason = "Gọi lại cho người gửi, ghi sai nơi xảy ra."
    done = correct(**walk.by(walk.desk.receptionist), correction=Correction(place_text=place), reason=reason)
    walk.did("correct", done)


def _supplement(walk: Walk):
    yield from walk.later(0, 1)
    missing = "Cho biết rõ đoạn nào, gần nhà ai hoặc cột mốc nào, và gửi một ảnh nếu có."
    walk.did("ask_supplement", ask_supplement(**walk.by(walk.desk.receptionist), missing=missing))
    yield from walk.at_home(1, 6)
    text = f"Dạ chỗ đó ở {walk.telling.slots['thon']}, từ ngã ba đi vô chừng 200 mét, ngay gốc cây lớn."
    walk.did("supplement", supplement(**walk.by_resident(), text=text))


def _guide(walk: Walk):
    yield from walk.later(1, 4)
    where = (
        "Việc này do tổ hòa giải ở cơ sở xem trước: bà con liên hệ trưởng thôn để hẹn buổi hòa giải, mang theo giấy tờ "
        "liên quan. Nếu không hòa giải được, nộp đơn tại Tòa án nhân dân khu vực."
    )
    walk.did("guide", guide(**walk.by(walk.desk.receptionist), where=where))
    walk.over = True


def _return(walk: Walk):
    yield from walk.later(1, 4)
    reason, text = walk.rng.choice(RETURNS)
    walk.did("return", return_case(**walk.by(walk.desk.receptionist), reason=reason, text=text))
    walk.over = True


RETURNS = (
    ("settled", "Việc này đã được trả lời bằng văn bản cho bà con, chưa có tình tiết mới nên không xem xét lại."),
    (
        "unclear",
        "Đơn chưa nêu rõ việc gì, ở đâu. Bà con viết lại giúp: việc gì xảy ra, nơi nào, mong được giải quyết gì.",
    ),
    ("courts", "Việc này Tòa án đang thụ lý. Bà con theo dõi tại Tòa; cơ quan hành chính không giải quyết thay."),
)


def _withdraw(walk: Walk):
    yield from walk.at_home(1, 8)
    walk.did("withdraw", withdraw(**walk.by_resident(), reason="Hàng xóm đã tự thu xếp xong, tôi xin rút."))
    walk.over = True


def _pass_up(walk: Walk):
    """To the department of the province that is competent."""
    yield from walk.later(0, 3)
    target = walk.world.houses.above(walk.desk, walk.telling.matter.topic)
    basis = "Lĩnh vực này thuộc thẩm quyền của cơ quan cấp tỉnh theo phân cấp hiện hành."
    _send(walk, target.unit.pk, basis)


def _send(walk: Walk, unit_id, basis: str) -> None:
    case = transfer(**walk.by(walk.desk.receptionist), unit_id=unit_id, basis=basis)
    walk.take_desk(case.holder_unit_id)
    walk.did("transfer", case)


def _to_and_fro(walk: Walk):
    """A to B, B back to A: raised to the parent of both, who decides."""
    first = walk.desk
    yield from _pass_up(walk)
    if walk.desk is first:
        return
    yield from walk.later(1, 3)
    _send(walk, first.unit.pk, "Tuyến này đã bàn giao cho xã, phường quản lý nên đề nghị nơi gửi giải quyết.")
    yield from walk.later(1, 2)
    if walk.desk is not first:
        _send(walk, first.unit.pk, "Đã xem hồ sơ bàn giao: giao xã, phường chủ trì, cơ quan cấp tỉnh phối hợp.")


def _pass_out(walk: Walk):
    yield from walk.later(0, 2)
    code = walk.world.houses.province_of(walk.desk)
    name = OUTSIDE.get(walk.telling.matter.topic)
    to = {"name": "Ban Quản lý dự án đường bộ khu vực", "address": "Số 1 đường mẫu, tỉnh Lâm Đồng"}
    if name and f"{code}-{name}" in walk.world.houses.outside:
        to = {"unit_id": walk.world.houses.outside[f"{code}-{name}"].pk}
    basis = "Công trình, dịch vụ này do đơn vị ngoài hệ thống quản lý."
    walk.did("transfer_out", transfer_out(**walk.by(walk.desk.receptionist), basis=basis, **to))
    walk.over = True


def _join(walk: Walk):
    yield from walk.later(0, 1)
    main = walk.main
    if main is None or main.case is None or main.case.ended_on or main.desk is not walk.desk:
        return
    case = join(
        **walk.by(walk.desk.receptionist), main_code=show_code(main.case.code), reason="Cùng một việc, cùng một nơi."
    )
    walk.did("join", case)
    if "unjoin" in walk.turns:
        yield from walk.later(1, 3)
        reason = "Xem tại chỗ: hai đoạn khác nhau, phải trả lời riêng."
        walk.did("unjoin", unjoin(**walk.by(walk.desk.receptionist), reason=reason))
        code = show_code(main.case.code)
        walk.did("tell_apart", tell_apart(**walk.by(walk.desk.receptionist), main_code=code, reason=reason))
        return
    walk.over = True


def _split(walk: Walk):
    yield from walk.later(0, 2)
    parts = [
        Part(text=each.text, kind=each.matter.kind, topic=each.matter.topic, title=each.title(), items=each.items())
        for each in walk.parts
    ]
    children = split(**walk.by(walk.desk.receptionist), parts=parts, reason="Đơn nêu hai việc khác nhau.")
    walk.did("split")
    walk.over = True
    for child, telling in zip(children, walk.parts, strict=True):
        told = Walk(walk.world, walk.desk, telling, walk.at, channel=walk.channel, case=child)
        walk.world.spawned.append(told)


def _ask_help(walk: Walk):
    yield from walk.later(0, 1)
    helper = walk.world.houses.above(walk.desk, walk.telling.matter.topic)
    due_on = walk.world.days.next_day(walk.on, 4)
    last = walk.case.duty.due_on
    if helper.unit.pk == walk.case.holder_unit_id or due_on >= last:
        return
    question = "Đề nghị cho ý kiến chuyên môn và cử người cùng kiểm tra tại chỗ."
    case = coordinate(**walk.by(walk.head()), unit_id=helper.unit.pk, question=question, due_on=due_on)
    walk.did("coordinate", case)
    if "helped" not in walk.turns and walk.rng.random() < 0.2:
        return
    yield from walk.later(1, 5)
    asked = walk.case.coordinations.get(unit=helper.unit)
    helping = walk.world.houses.staff.actor(helper.workers[""][1], walk.on)
    text = "Đã cử người cùng kiểm tra; thống nhất cách làm như đơn vị chủ trì đề xuất, hỗ trợ vật tư nếu thiếu."
    case = answer_coordination(
        case_id=walk.case.pk, actor=helping, on=walk.on, at=walk.at, coordination_id=asked.pk, text=text
    )
    walk.did("answer_coordination", case)


def _extend(walk: Walk):
    yield from walk.later(1, 2)
    note = "Mưa kéo dài nên chưa thi công được."
    walk.did("extend", extend(**walk.by(walk.head()), days=walk.rng.randint(5, 10), ground="works", note=note))


def _suspend(walk: Walk):
    yield from walk.later(0, 2)
    walk.did("suspend", suspend(**walk.by(walk.head()), ground="expert", note="Chờ kết quả đo đạc."))
    yield from walk.later(4, 15)
    walk.did("resume", resume(**walk.by(walk.head()), note="Đã có kết quả đo đạc."))


def _alarm_at_work(walk: Walk):
    yield from walk.later(0, 1)
    reason = "Mép đường sạt thêm sau mưa, xe máy có thể rơi xuống."
    walk.did("raise_alarm", raise_alarm(**walk.by(walk.worker), reason=reason))
    yield from _ring(walk)


def _urge(walk: Walk):
    """The province asks why it is late, and is answered."""
    due = walk.case.duty.due_on
    walk.at = walk.world.days.office(walk.world.days.next_day(max(due, walk.on), 2))
    yield walk.at
    supervisor = walk.world.houses.supervisors[walk.world.houses.province_of(walk.desk)]
    by_supervisor = walk.by(supervisor)
    due_on = walk.world.days.next_day(walk.on, 3)
    text = "Vụ việc đã quá hạn. Đề nghị báo cáo lý do và ngày trả lời bà con."
    walk.did("urge", urge(**by_supervisor, text=text, due_on=due_on))
    yield from walk.later(1, 3)
    text = "Chờ vật tư nên chậm; sẽ trả lời bà con trong tuần này. Đơn vị rút kinh nghiệm."
    walk.did("answer_urge", answer_urge(**walk.by(walk.head()), text=text))


def _reveal(walk: Walk):
    yield from walk.later(0, 1)
    reveal_party(**walk.by(walk.worker), reason="Gọi lại hỏi rõ địa điểm.")
    walk.did("reveal_party")
    walk.case.refresh_from_db()


def _new_secret(walk: Walk):
    yield from walk.later(0, 2)
    case, _secret = reissue_secret(**walk.by(walk.desk.receptionist), identity="cccd")
    walk.did("reissue_secret", case)


def _signatories(walk: Walk):
    yield from walk.later(0, 1)
    open_signatories(**walk.by(walk.head()), reason="Mời người đại diện và các hộ ký tên họp dân.")
    walk.did("open_signatories")
    walk.case.refresh_from_db()


FIRST = (
    ("alarm", _ring),
    ("correct", _correct),
    ("supplement", _supplement),
    ("join", _join),
    ("guide", _guide),
    ("return", _return),
    ("withdraw", _withdraw),
    ("split", _split),
    ("transfer", _pass_up),
    ("to_and_fro", _to_and_fro),
)
WORK = (
    ("reveal_party", _reveal),
    ("reissue_secret", _new_secret),
    ("open_signatories", _signatories),
    ("coordinate", _ask_help),
    ("raise_alarm", _alarm_at_work),
    ("suspend", _suspend),
    ("extend", _extend),
    ("urge", _urge),
)
