"""Addresses of the officers' pages of cases, under `/ban-lam-viec/`."""

from django.urls import path

from thongsuot.cases.views.desk import (
    acts,
    approvals,
    case,
    chains,
    inbox,
    intake,
    labels,
    listing,
    papers,
    quality,
    remake,
    saved,
    similar,
)  # fmt: skip

app_name = "desk"
urlpatterns = [
    path("tiep-nhan/", inbox.inbox, name="inbox"),
    path("tiep-nhan/moi/", intake.intake, name="intake"),
    path("tiep-nhan/moi/goi-y/", intake.hints, name="hints"),
    path("tiep-nhan/moi/giong/", intake.likes, name="likes"),
    path("tiep-nhan/mau/<slug:form>/", papers.blank, name="blank"),
    path("vu-viec/", listing.listing, name="list"),
    path("vu-viec/don-cung-loi/", chains.chains, name="chains"),
    path("vu-viec/nhan/", labels.labels, name="labels"),
    path("vu-viec/nhan/<uuid:label_id>/", labels.change, name="label_change"),
    path("vu-viec/bo-loc/", saved.views, name="views"),
    path("vu-viec/bo-loc/luu/", saved.save, name="view_save"),
    path("vu-viec/bo-loc/<uuid:view_id>/", saved.change, name="view_change"),
    path("vu-viec/<uuid:case_id>/", case.case, name="case"),
    path("vu-viec/<uuid:case_id>/tep/<uuid:attachment_id>/", papers.file, name="file"),
    path("vu-viec/<uuid:case_id>/tep/<uuid:attachment_id>/cong-khai/", remake.remake, name="remake"),
    path("vu-viec/<uuid:case_id>/tep/<uuid:attachment_id>/cong-khai/<int:number>/", remake.page, name="remade_page"),
    path("vu-viec/<uuid:case_id>/giong/", similar.similar, name="similar"),
    path("vu-viec/<uuid:case_id>/tep-co-chu-ky/", papers.export, name="export"),
    path("vu-viec/<uuid:case_id>/<slug:slug>/", acts.act, name="act"),
    path("duyet/", approvals.approvals, name="approvals"),
    path("chat-luong-goi-y/", quality.quality, name="quality"),
    path("chat-luong-goi-y/hoc/", quality.learn, name="learn"),
    path("chat-luong-goi-y/tro-lai/", quality.put_back, name="put_back"),
]
