"""The URL map: every room's `urls.py` under its Vietnamese path."""

from django.urls import include, path

urlpatterns = [
    path("ban-lam-viec/tai-khoan/", include("allauth.urls")),
]
