"""Addresses of messages, under /ban-lam-viec/."""

from django.urls import path

from thongsuot.notices.views import gateways, inbox, letters

app_name = "notices"
urlpatterns = [
    path("thong-bao/", inbox.inbox, name="inbox"),
    path("thong-bao/doc-het/", inbox.read_all, name="read_all"),
    path("thong-bao/<uuid:message_id>/doc/", inbox.read, name="read"),
    path("thu-in/", letters.letters, name="letters"),
    path("thu-in/in/", letters.printed, name="printed"),
    path("thu-in/da-gui/", letters.posted, name="posted"),
    path("duong-gui/", gateways.gateways, name="gateways"),
    path("duong-gui/<str:channel>/", gateways.gateway, name="gateway"),
    path("duong-gui/<str:channel>/thu/", gateways.test, name="test"),
]
