"""Addresses of promises for the public, under /cam-ket/."""

from django.urls import path

from thongsuot.commitments.views import public

app_name = "promises"
urlpatterns = [
    path("", public.promises, name="list"),
    path("cam-ket.csv", public.promises_csv, name="csv"),
    path("<uuid:promise_id>/", public.promise, name="one"),
    path("<uuid:promise_id>/tep/<uuid:file_id>/", public.file, name="file"),
]
