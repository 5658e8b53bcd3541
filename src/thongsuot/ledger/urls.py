"""Addresses of the book, under /so-cai/."""

from django.urls import path

from thongsuot.ledger import views

app_name = "ledger"
urlpatterns = [path("", views.book, name="book")]
