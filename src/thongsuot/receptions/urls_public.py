"""Addresses of receptions for the public, under /lich-tiep-dan/."""

from django.urls import path

from thongsuot.receptions.views import public

app_name = "reception_days"
urlpatterns = [
    path("", public.schedule, name="list"),
    path("lich.ics", public.calendar, name="ics"),
    path("so-voi-quy-dinh/", public.attended, name="attendance"),
    path("phieu/", public.ticket, name="ticket"),
    path("<uuid:session_id>/", public.one, name="one"),
    path("<uuid:session_id>/bang/", public.board, name="board"),
    path("<uuid:session_id>/dat/", public.book, name="book"),
]
