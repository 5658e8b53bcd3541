"""Officers, posts and an officer's own pages, mounted under /ban-lam-viec/; all for officers who signed in."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.people.kept import confirmed
from thongsuot.people.views import officers, outside, own, renewing, sessions, units

app_name = "people"


def _of(what: str):
    return partial(sessions.of_officer, what=what)


# A view wrapped in `confirmed` asks for password, code or key again where none was shown within ten minutes.
_PAGES = [
    ("quan-tri/don-vi/<uuid:unit_id>/", units.unit, "unit"),
    ("quan-tri/can-bo/", officers.officers, "officers"),
    ("quan-tri/can-bo/moi/", confirmed(officers.add), "add"),
    ("quan-tri/can-bo/<uuid:officer_id>/", officers.officer, "officer"),
    ("quan-tri/can-bo/<uuid:officer_id>/sua/", confirmed(officers.edit), "edit"),
    ("quan-tri/can-bo/<uuid:officer_id>/mat-khau/", confirmed(officers.password), "password"),
    ("quan-tri/can-bo/<uuid:officer_id>/giao-vai/", confirmed(officers.give_post), "give_post"),
    ("quan-tri/can-bo/<uuid:officer_id>/vang/", own.absence, "officer_absence"),
    ("quan-tri/can-bo/<uuid:officer_id>/phien/", confirmed(_of("sessions")), "end_sessions"),
    ("quan-tri/can-bo/<uuid:officer_id>/buoc-hai/", confirmed(_of("second_factor")), "reset_second_factor"),
    ("quan-tri/can-bo/<uuid:officer_id>/cho-phep/", confirmed(renewing.allow), "allow_renewal"),
    ("quan-tri/can-bo/<uuid:officer_id>/dinh-danh/", confirmed(outside.identity), "identity"),
    ("toi/", own.profile, "profile"),
    ("toi/phien/", sessions.mine, "sessions"),
    ("toi/phien/ket-thuc/", confirmed(sessions.end_others), "end_other_sessions"),
    ("toi/phien/<int:session_id>/ket-thuc/", confirmed(sessions.end), "end_session"),
    ("toi/vang/", own.absence, "absence"),
    ("toi/vang/<uuid:absence_id>/ket-thuc/", own.absence_end, "absence_end"),
    ("doi-vai/", own.roles, "roles"),
    ("doi-vai/tap-duot/", own.practice, "practice"),
]
urlpatterns = [path(route, login_required(view), name=name) for route, view, name in _PAGES]
