"""Addresses of the officers' pages of the sealed room, under `/ban-lam-viec/to-cao/`: ids, never a word."""

from django.urls import path

from thongsuot.denunciations.views.desk import (
    acts,
    figures,
    holders,
    identities,
    intake,
    keys,
    listing,
    overseeing,
    papers,
    sheet,
)

app_name = "sealed"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("mo-khoa/", keys.unlock, name="unlock"),
    path("khoa-lai/", keys.lock, name="lock"),
    path("khoa/", keys.own, name="own"),
    path("khoa/tao/", keys.enrol, name="enrol"),
    path("khoa/doi-mat-ngu/", keys.change, name="change"),
    path("khoa/quen-mat-ngu/", keys.recover, name="recover"),
    path("khoa/lay-lai/", keys.finish, name="finish"),
    path("khoa/ket-thuc/", keys.end, name="end_own"),
    path("nguoi-giu-khoa/", holders.holders, name="holders"),
    path("nguoi-giu-khoa/<uuid:keyholder_id>/ket-nap/", holders.admit, name="admit"),
    path("nguoi-giu-khoa/<uuid:keyholder_id>/ket-thuc/", holders.end, name="end_key"),
    path("nguoi-giu-khoa/lay-lai/<uuid:request_id>/", holders.help_recover, name="help_recover"),
    path("nguoi-giu-khoa/<uuid:keyholder_id>/ke-tiep/", holders.succeed, name="succeed"),
    path("nguoi-giu-khoa/ke-tiep/<uuid:succession_id>/", holders.help_succeed, name="help_succeed"),
    path("danh-tinh/", identities.queue, name="identities"),
    path("danh-tinh/<uuid:request_id>/", identities.decide, name="identity_decide"),
    path("qua-han/", overseeing.late, name="late"),
    path("qua-han/<uuid:overseer_id>/", overseeing.report, name="report"),
    path("so-lieu/", figures.period, name="figures"),
    path("tiep-nhan/", intake.intake, name="intake"),
    path("<uuid:denunciation_id>/", sheet.sheet, name="sheet"),
    path("<uuid:denunciation_id>/tep/<uuid:file_id>/", papers.file, name="file"),
    path("<uuid:denunciation_id>/van-ban/<uuid:act_id>/", papers.printed, name="printed"),
    path("<uuid:denunciation_id>/danh-tinh/", identities.identity, name="identity"),
    path("<uuid:denunciation_id>/thu-niem-phong/", papers.letter, name="letter"),
    path("<uuid:denunciation_id>/<slug:slug>/", acts.act, name="act"),
]
