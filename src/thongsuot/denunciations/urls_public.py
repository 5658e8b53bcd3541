"""The denouncer's addresses: no number, code or name of anything stands in one."""

from django.urls import path, re_path

from thongsuot.denunciations.views import passing, public, published, returning

app_name = "denunciations"
urlpatterns = [
    path("", public.start, name="start"),
    re_path(r"^gui/?$", public.give, name="give"),
    re_path(r"^nhan/?$", returning.ask, name="ask"),
    path("ket-luan/", published.conclusions, name="conclusions"),
    path("ket-luan/<uuid:pk>", published.conclusion, name="conclusion"),
    path("nhan/tep", returning.paper, name="paper"),
    path("nhan/lay-ma", passing.take, name="take"),
    path("nhan/<slug:slug>", returning.act, name="act"),
]
