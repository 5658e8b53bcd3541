"""Addresses of reading, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.reading import views

app_name = "reading"
_FILE = "vu-viec/<uuid:case_id>/tep/<uuid:attachment_id>/doc/"
urlpatterns = [
    path(_FILE, views.letter, name="letter"),
    path(f"{_FILE}may/", views.ask, name="ask"),
    path(f"{_FILE}trang/<int:number>/", views.page, name="page"),
    path("doc-ban-quet/", views.agreed, name="agreed"),
]
