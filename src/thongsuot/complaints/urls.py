"""Addresses of the person's acts on a complaint, beside the page that the secret opens."""

from django.urls import path

from thongsuot.complaints.views import public

app_name = "complaints"
urlpatterns = [
    path("tra-cuu/<str:code>/khieu-nai-lan-hai", public.second, name="second"),
    path("tra-cuu/<str:code>/dong-y-cong-khai", public.consent, name="consent"),
    path("tra-cuu/<str:code>/danh-gia-giai-quyet", public.word, name="word"),
]
