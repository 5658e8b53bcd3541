"""Addresses of the office's own words, under /ban-lam-viec/quan-tri/."""

from django.urls import path

from thongsuot.wording import views

app_name = "wording"
_ONE = "loi-van/<slug:kind>/<slug:code>/<slug:language>/"
urlpatterns = [
    path("loi-van/", views.listing, name="list"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}tep/", views.drawn, name="drawn"),
    path(f"{_ONE}tro-lai/", views.back, name="back"),
]
