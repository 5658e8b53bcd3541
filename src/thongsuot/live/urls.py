"""Addresses of the boards by themselves."""

from django.urls import path

from thongsuot.live import views

app_name = "live"
urlpatterns = [path("bang/<slug:kind>/<uuid:thing>/<slug:language>", views.fragment, name="fragment")]
