"""Addresses of the law room."""

from django.urls import path

from thongsuot.law import views

app_name = "law"
urlpatterns = [
    path("", views.due, name="due"),
]
