"""Addresses of the person's acts on a complaint, beside the page that the secret opens, and of the counter's page."""

from django.urls import path

from thongsuot.complaints.views import counter, public

app_name = "complaints"
urlpatterns = [
    path("tra-cuu/<str:code>/khieu-nai-lan-hai", public.second, name="second"),
    path("tra-cuu/<str:code>/dong-y-cong-khai", public.consent, name="consent"),
    path("ban-lam-viec/tiep-nhan/khieu-nai-lan-hai/", counter.second, name="counter"),
    path("tra-cuu/<str:code>/danh-gia-giai-quyet", public.word, name="word"),
]
