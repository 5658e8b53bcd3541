"""Addresses of duties, under /ban-lam-viec/."""

from django.urls import path

from thongsuot.duties.views import doing_acts, mine, one, overlaps, unit, week

app_name = "duties"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("viec/<uuid:duty_id>/", one.one, name="one"),
    path("viec/<uuid:duty_id>/don-doc/", doing_acts.urge, name="urge"),
    path("viec/<uuid:duty_id>/tra-loi-don-doc/", doing_acts.answer, name="answer_urge"),
    path("viec/<uuid:duty_id>/ghi/<slug:slug>/", doing_acts.do, name="do"),
    path("ban-tin-tuan/", week.week, name="week"),
    path("ban-tin-tuan/nhan/", week.choose, name="choose_week"),
    path("co-the-trung/", overlaps.overlaps, name="overlaps"),
    path("co-the-trung/<uuid:overlap_id>/", overlaps.decide, name="tell_apart"),
    path("toan-don-vi/", unit.overview, name="unit"),
]
