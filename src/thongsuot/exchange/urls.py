"""Addresses between installations, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.exchange import views

app_name = "exchange"
urlpatterns = [
    path("quan-tri/noi-khac/", views.partners, name="partners"),
    path("quan-tri/noi-khac/<uuid:partner_id>/thoi/", views.end, name="end"),
    path("nhan-vu-viec/", views.take, name="take"),
    path("vu-viec/<uuid:case_id>/goi-chuyen/", views.send, name="send"),
]
