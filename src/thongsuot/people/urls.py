"""Officers, posts and an officer's own pages, mounted under /ban-lam-viec/; all for officers who signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.people.views import officers, own, units

app_name = "people"
_PAGES = [
    ("quan-tri/don-vi/<uuid:unit_id>/", units.unit, "unit"),
    ("quan-tri/can-bo/", officers.officers, "officers"),
    ("quan-tri/can-bo/moi/", officers.add, "add"),
    ("quan-tri/can-bo/<uuid:officer_id>/", officers.officer, "officer"),
    ("quan-tri/can-bo/<uuid:officer_id>/sua/", officers.edit, "edit"),
    ("quan-tri/can-bo/<uuid:officer_id>/mat-khau/", officers.password, "password"),
    ("quan-tri/can-bo/<uuid:officer_id>/giao-vai/", officers.give_post, "give_post"),
    ("quan-tri/can-bo/<uuid:officer_id>/vang/", own.absence, "officer_absence"),
    ("toi/", own.profile, "profile"),
    ("toi/vang/", own.absence, "absence"),
    ("toi/vang/<uuid:absence_id>/ket-thuc/", own.absence_end, "absence_end"),
    ("doi-vai/", own.roles, "roles"),
    ("doi-vai/tap-duot/", own.practice, "practice"),
]
urlpatterns = [path(route, login_required(view), name=name) for route, view, name in _PAGES]
