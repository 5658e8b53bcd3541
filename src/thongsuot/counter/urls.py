"""Addresses of the counter's papers, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.counter.views import books, forms, phone, sheets

app_name = "counter"
_CASE = "vu-viec/<uuid:case_id>/"
urlpatterns = [
    path("mau-giay/", forms.listing, name="forms"),
    path("mau-giay/<slug:code>/<slug:kind>/", forms.blank, name="blank"),
    path(f"{_CASE}phieu/in/", forms.filled, name="filled"),
    path(f"{_CASE}bien-nhan/<slug:paper>/", forms.slip_of, name="slip"),
    path("phieu-mat-dien/", sheets.listing, name="sheets"),
    path("phieu-mat-dien/nhap/", sheets.enter, name="enter"),
    path("phieu-mat-dien/<uuid:sheet_id>/huy/", sheets.void, name="void"),
    path("phieu-mat-dien/tap/<uuid:bundle_id>/huy/", sheets.bundle, name="void_bundle"),
    path("so-tiep-nhan/", books.listing, name="books"),
    path("so-tiep-nhan/<uuid:book_id>/", books.one, name="book"),
    path("so-tiep-nhan/<uuid:book_id>/tep/", books.file, name="book_file"),
    path(f"{_CASE}chup/", phone.begin, name="phone"),
    path(f"{_CASE}chup/<uuid:link_id>/", phone.waiting, name="phone_waiting"),
    path(f"{_CASE}chup/<uuid:link_id>/anh/<uuid:attachment_id>/", phone.photo, name="phone_photo"),
]
