"""Addresses of dialogues on the desk, under /ban-lam-viec/doi-thoai/."""

from django.urls import path

from thongsuot.meetings.views import acts, desk, files

app_name = "meetings"
_ONE = "<uuid:meeting_id>/"
_FILE = f"{_ONE}tai-lieu/<uuid:file_id>/"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("moi/", desk.new, name="new"),
    path("vu-viec/<uuid:case_id>/", desk.new_on_case, name="new_on_case"),
    path(_ONE, desk.one, name="one"),
    path(f"{_ONE}dieu-hanh/", desk.moderate, name="moderate"),
    path(f"{_ONE}cau-hoi/<uuid:question_id>/<slug:slug>/", acts.question_act, name="question_act"),
    path(f"{_ONE}tai-lieu/moi/", files.new, name="file_new"),
    path(_FILE, files.content, name="file"),
    path(f"{_FILE}ban-cong-khai/", files.redraw, name="file_redraw"),
    path(f"{_FILE}ban-cong-khai/<int:number>/", files.page, name="file_page"),
    path(f"{_FILE}<slug:slug>/", files.act, name="file_act"),
    path(f"{_ONE}<slug:slug>/", acts.act, name="act"),
]
