"""Addresses of receptions on the desk, under /ban-lam-viec/tiep-cong-dan/."""

from django.urls import path

from thongsuot.receptions.views import desk, files, planning, tying, visits

app_name = "receptions"
_ONE = "<uuid:session_id>/"
_VISIT = f"{_ONE}luot/<uuid:visit_id>/"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("lap-lich/", planning.plan, name="plan"),
    path("niem-yet/", planning.post, name="post"),
    path(_ONE, desk.one, name="one"),
    path(f"{_ONE}nguoi-den/", visits.walk_in, name="walk_in"),
    path(f"{_ONE}bien-ban/", desk.minutes, name="minutes"),
    path(f"{_ONE}<slug:slug>/", planning.act, name="act"),
    path(_VISIT, desk.visit, name="visit"),
    path(f"{_VISIT}da-den/", visits.arrive, name="arrive"),
    path(f"{_VISIT}vu-viec-moi/", tying.open_case, name="open_case"),
    path(f"{_VISIT}gan-vu-viec/", tying.join_case, name="join_case"),
    path(f"{_VISIT}xong/", visits.finish, name="finish"),
    path(f"{_VISIT}tu-choi/", visits.refuse, name="refuse"),
    path(f"{_VISIT}lay-lai/", visits.take_back, name="take_back"),
    path(f"{_VISIT}giay-to/", files.attach, name="attach"),
    path(f"{_VISIT}giay-to/<uuid:file_id>/", files.content, name="file"),
    path(f"{_VISIT}giay-to/<uuid:file_id>/bo-ra/", files.take_away, name="take_away"),
    path(f"{_VISIT}buoc/<slug:step>/", visits.step, name="step"),
]
