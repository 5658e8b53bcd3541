"""Addresses of conferences on the desk, under /ban-lam-viec/hoi-nghi/."""

from django.urls import path

from thongsuot.conferences.views import acts, desk, papers, sites

app_name = "conferences"
_ONE = "<uuid:conference_id>/"
urlpatterns = [
    path("", desk.listing, name="list"),
    path("moi/", desk.new, name="new"),
    path("ket-luan/<uuid:conclusion_id>/", desk.conclusion, name="conclusion"),
    path("diem-cau/<uuid:site_id>/<slug:slug>/", sites.act, name="site_act"),
    path("tham-luan/<uuid:paper_id>/tep/<uuid:file_id>/", papers.file, name="paper_file"),
    path("tham-luan/<uuid:paper_id>/<slug:slug>/", papers.act, name="paper_act"),
    path(_ONE, desk.one, name="one"),
    path(f"{_ONE}diem-cau/", sites.sites, name="sites"),
    path(f"{_ONE}tham-luan/moi/", papers.new, name="paper_new"),
    path(f"{_ONE}ket-luan/<int:number>/giao-viec/", acts.task, name="task"),
    path(f"{_ONE}lam/<slug:slug>/", acts.act, name="act"),
]
