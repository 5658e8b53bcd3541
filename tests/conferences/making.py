"""Conferences brought to a step of their life through the actions. All people are invented."""

from datetime import date, time

from cast import actor
from lives import moment
from thongsuot.conferences import actions
from thongsuot.conferences.actions import Planned
from thongsuot.conferences.models import Conference, Site, SpeechPaper

PLANNED_ON = date(2026, 7, 1)
HELD = date(2026, 7, 15)  # a Wednesday
AFTER = date(2026, 7, 17)
TITLE = "Hội nghị sơ kết sáu tháng đầu năm 2026"
AGENDA = "Báo cáo kết quả; 30 phút; Văn phòng\nTham luận; 60\nKết luận; 15; Chủ tịch"
MINUTES = "Hội nghị nghe báo cáo, hai tham luận và thống nhất ba kết luận."
CONCLUSIONS = "Các xã rà soát phản ánh quá hạn trong tháng 8.\nSở Y tế báo cáo việc thiếu thuốc trước ngày 10/8."


def planned(**changes) -> Planned:
    given = {
        "title": TITLE,
        "held_on": HELD,
        "starts": time(8),
        "ends": time(11, 30),
        "place": "Hội trường tỉnh",
        "agenda": AGENDA,
    }
    return Planned(**given | changes)


def by(people, name: str, on: date) -> dict:
    return {"actor": actor(getattr(people, name), on=on), **moment(on)}


def plan(people, name="handler", unit=None, on=PLANNED_ON, **changes) -> Conference:
    """Return a conference of the commune, planned; of `unit` where one is named."""
    unit = unit or people.commune
    return actions.plan(unit_id=unit.pk, planned=planned(**changes), **by(people, name, on))


def do(people, conference, verb, name="handler", on=HELD, **given):
    """Do one act on a conference, by the officer of this name in the cast."""
    return getattr(actions, verb)(conference_id=conference.pk, **by(people, name, on), **given)


def with_sites(people, lines="", on=PLANNED_ON, **changes) -> Conference:
    """Return a conference of the commune with two sites: its economics division, and the other commune."""
    conference = plan(people, **changes)
    lines = lines or f"{people.economics.name}; Phòng họp số 2; 20\n{people.other_commune.name}"
    return do(people, conference, "add_sites", on=on, lines=lines)


def site_of(conference, unit) -> Site:
    return conference.sites.get(unit=unit)


def at_site(people, site, verb, name="handler", on=HELD, **given) -> Site:
    return getattr(actions, verb)(site_id=site.pk, **by(people, name, on), **given)


def opened(people, **changes) -> Conference:
    return do(people, with_sites(people, **changes), "open_conference")


def closed(people, conference=None) -> Conference:
    conference = conference or opened(people)
    do(people, conference, "conclude", conclusions=CONCLUSIONS)
    return do(people, conference, "close", "head", minutes=MINUTES)


def told(people, conference=None) -> Conference:
    conference = conference or closed(people)
    words = {one.number: one.text for one in conference.conclusions.all()}
    return do(people, conference, "tell", "publisher", on=AFTER, conclusions=words)


def paper(people, conference, name="handler", on=PLANNED_ON, **given) -> SpeechPaper:
    words = {"title": "Xử lý phản ánh ở xã Đơn Dương", "office": "Chủ tịch Ủy ban nhân dân xã Đơn Dương"}
    return do(people, conference, "register_paper", name, on=on, **words | given)


def with_paper(people, paper, verb, name="handler", on=HELD, **given) -> SpeechPaper:
    return getattr(actions, verb)(paper_id=paper.pk, **by(people, name, on), **given)
