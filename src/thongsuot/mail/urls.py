"""Addresses of mail, under /ban-lam-viec/; all for officers who signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.mail.views import aside, mailboxes

app_name = "mail"
_PAGES = [
    ("quan-tri/hop-thu/", mailboxes.mailboxes, "mailboxes"),
    ("quan-tri/hop-thu/moi/", mailboxes.mailbox, "new_mailbox"),
    ("quan-tri/hop-thu/<uuid:mailbox_id>/", mailboxes.mailbox, "mailbox"),
    ("quan-tri/hop-thu/<uuid:mailbox_id>/thu/", mailboxes.try_it, "try"),
    ("thu-de-rieng/", aside.letters, "aside"),
    ("thu-de-rieng/<uuid:aside_id>/", aside.letter, "letter"),
    ("thu-de-rieng/<uuid:aside_id>/<slug:decision>/", aside.decide, "decide"),
]
urlpatterns = [path(route, login_required(view), name=name) for route, view, name in _PAGES]
