"""The URL map: every room's `urls.py` under its Vietnamese path. A room adds one line here."""

from django.urls import include, path

urlpatterns = [
    path("", include("thongsuot.web.urls")),
    path("", include("thongsuot.api.urls")),
    path("", include("thongsuot.cases.urls_public")),
    path("cam-ket/", include("thongsuot.commitments.urls_public")),
    path("doi-thoai/", include("thongsuot.meetings.urls_public")),
    path("giay-moi/", include("thongsuot.invitations.urls_public")),
    path("hoi-nghi/", include("thongsuot.conferences.urls_public")),
    path("lich-tiep-dan/", include("thongsuot.receptions.urls_public")),
    path("", include("thongsuot.complaints.urls")),
    path("", include("thongsuot.changes.urls_public")),
    path("", include("thongsuot.mail.urls_public")),
    path("", include("thongsuot.counter.urls_public")),
    path("", include("thongsuot.denunciations.urls")),
    path("tinh-thoi-han/", include("thongsuot.law.urls")),
    path("ban-lam-viec/tai-khoan/", include("thongsuot.people.urls_account")),
    path("ban-lam-viec/quan-tri/", include("thongsuot.offices.urls")),
    path("ban-lam-viec/", include("thongsuot.offices.urls_tour")),
    path("ban-lam-viec/quan-tri/", include("thongsuot.wording.urls")),
    path("ban-lam-viec/quan-tri/", include("thongsuot.units.urls")),
    path("ban-lam-viec/du-lieu-ca-nhan/", include("thongsuot.privacy.urls")),
    path("ban-lam-viec/tiep-cong-dan/", include("thongsuot.receptions.urls")),
    path("ban-lam-viec/", include("thongsuot.directives.urls")),
    path("ban-lam-viec/", include("thongsuot.counter.urls")),
    path("ban-lam-viec/", include("thongsuot.reading.urls")),
    path("ban-lam-viec/", include("thongsuot.exchange.urls")),
    path("ban-lam-viec/", include("thongsuot.changes.urls")),
    path("ban-lam-viec/", include("thongsuot.mail.urls")),
    path("ban-lam-viec/", include("thongsuot.people.urls")),
    path("ban-lam-viec/", include("thongsuot.duties.urls")),
    path("ban-lam-viec/cam-ket/", include("thongsuot.commitments.urls")),
    path("ban-lam-viec/giay-moi/", include("thongsuot.invitations.urls")),
    path("ban-lam-viec/doi-thoai/", include("thongsuot.meetings.urls")),
    path("ban-lam-viec/hoi-nghi/", include("thongsuot.conferences.urls")),
    path("ban-lam-viec/", include("thongsuot.cases.urls_desk")),
    path("ban-lam-viec/", include("thongsuot.search.urls")),
    path("ban-lam-viec/", include("thongsuot.notices.urls")),
    path("ban-lam-viec/", include("thongsuot.documents.urls")),
    path("", include("thongsuot.live.urls")),
    path("so-cai/", include("thongsuot.ledger.urls")),
]
handler400 = "thongsuot.web.views.bad_request"
handler403 = "thongsuot.web.views.forbidden"
handler404 = "thongsuot.web.views.page_not_found"
handler500 = "thongsuot.web.views.server_error"
