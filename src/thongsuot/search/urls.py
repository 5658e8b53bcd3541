"""Address of the officers' search, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.search import views

app_name = "search"
urlpatterns = [path("tim/", views.search, name="search")]
