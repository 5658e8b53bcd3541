"""Addresses of the law room."""

from django.urls import path

from thongsuot.law import views

app_name = "law"
urlpatterns = [
    path("", views.due, name="due"),
    path("van-ban/", views.instruments, name="instruments"),
    path("van-ban/<slug:slug>/", views.instrument, name="instrument"),
]
