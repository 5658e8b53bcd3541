"""Addresses of papers and their registers, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.documents.views import acts, models, papers, registers

app_name = "documents"
_ONE = "van-ban/<uuid:document_id>/"
urlpatterns = [
    path("van-ban/mau/", models.listing, name="forms"),
    path("van-ban/mau/<str:code>/<slug:kind>/", models.blank, name="blank"),
    path("van-ban/moi/<slug:matter>/<uuid:pk>/<str:code>/", acts.new, name="new"),
    path("van-ban/giao/<uuid:delivery_id>/", acts.receipt, name="receipt"),
    path("van-ban/giao/<uuid:delivery_id>/giay/", papers.proof, name="proof"),
    path(_ONE, papers.one, name="one"),
    path(f"{_ONE}tep/<slug:kind>/", papers.file, name="file"),
    path(f"{_ONE}<slug:slug>/", acts.act, name="act"),
    path("so-van-ban/", registers.listing, name="registers"),
    path("so-van-ban/<uuid:register_id>/", registers.register, name="register"),
    path("so-van-ban/<uuid:register_id>/in/", registers.printed, name="register_print"),
]
