"""Addresses of the registers of personal data, under /ban-lam-viec/du-lieu-ca-nhan/."""

from django.urls import path

from thongsuot.privacy import views

app_name = "privacy"
_REQUEST, _BREACH = "yeu-cau/<uuid:request_id>/", "vi-pham/<uuid:breach_id>/"
urlpatterns = [
    path("", views.home, name="home"),
    path("yeu-cau/moi/", views.new_request, name="new_request"),
    path(_REQUEST, views.one_request, name="request"),
    path(f"{_REQUEST}xac-nhan/", views.request_step, {"verb": "acknowledge"}, name="acknowledge"),
    path(f"{_REQUEST}tra-loi/", views.request_step, {"verb": "answer"}, name="answer"),
    path("vi-pham/moi/", views.new_breach, name="new_breach"),
    path(_BREACH, views.one_breach, name="breach"),
    path(f"{_BREACH}thong-bao/", views.breach_step, {"verb": "tell"}, name="tell"),
    path(f"{_BREACH}dong/", views.breach_step, {"verb": "close"}, name="close"),
]
