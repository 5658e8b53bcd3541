"""Addresses of duties, under /ban-lam-viec/."""

from django.urls import path

from thongsuot.duties.views import mine, one, unit

app_name = "duties"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("viec/<uuid:duty_id>/", one.one, name="one"),
    path("toan-don-vi/", unit.overview, name="unit"),
    path("toan-don-vi.csv", unit.overview_csv, name="unit_csv"),
]
