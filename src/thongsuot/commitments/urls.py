"""Addresses of promises on the desk, under /ban-lam-viec/cam-ket/."""

from django.urls import path

from thongsuot.commitments.views import acts, listing, making, one

app_name = "commitments"
_ONE = "<uuid:commitment_id>/"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("moi/", making.new, name="new"),
    path("tu-bien-ban/", making.minutes, name="minutes"),
    path(_ONE, one.one, name="one"),
    path(f"{_ONE}tep/<uuid:attachment_id>/", one.file, name="file"),
    path(f"{_ONE}<slug:slug>/", acts.act, name="act"),
]
