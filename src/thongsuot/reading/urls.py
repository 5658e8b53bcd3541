"""Addresses of reading, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.reading.views import letter, tray

app_name = "reading"
_FILE = "vu-viec/<uuid:case_id>/tep/<uuid:attachment_id>/doc/"
_TRAY = "tiep-nhan/ban-quet/"
urlpatterns = [
    path(_TRAY, tray.intake, name="intake"),
    path(f"{_TRAY}<uuid:tray_id>/", tray.progress, name="progress"),
    path(f"{_TRAY}<uuid:tray_id>/tep/<uuid:attachment_id>/", tray.file, name="laid"),
    path(f"{_TRAY}<uuid:tray_id>/tep/<uuid:attachment_id>/trang/<int:number>/", tray.page, name="laid_page"),
    path(_FILE, letter.letter, name="letter"),
    path(f"{_FILE}may/", letter.ask, name="ask"),
    path(f"{_FILE}trang/<int:number>/", letter.page, name="page"),
    path("doc-ban-quet/", letter.agreed, name="agreed"),
]
