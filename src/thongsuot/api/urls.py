"""Addresses for programs: the API and its description, Open311, the feed of published cases; and the page of keys.

No namespace of its own: ninja finds its addresses only under its own at the top.
"""

from django.urls import path, re_path

from thongsuot.api import feeds, open311
from thongsuot.api.v1 import api, nothing_here
from thongsuot.api.views import docs, keys
from thongsuot.people.kept import confirmed


def _open(pattern):
    """Return a pattern whose callback is never sent to the sign-in page: the API guards itself."""
    for one in pattern[0]:
        one.callback.login_required = False
    return pattern


urlpatterns = [
    path("api/v1/docs", docs.docs, name="api_docs"),
    path("api/v1/", _open(api.urls)),
    re_path(r"^api/(?P<rest>.*)$", nothing_here),
    path("open311/v2/discovery.<str:form>", open311.discovery, name="open311_discovery"),
    path("open311/v2/services.<str:form>", open311.services, name="open311_services"),
    path("open311/v2/services/<str:code>.<str:form>", open311.service, name="open311_service"),
    path("open311/v2/requests.<str:form>", open311.requests, name="open311_requests"),
    path("open311/v2/requests/<str:identifier>.<str:form>", open311.request_status, name="open311_request"),
    path("ban-lam-viec/quan-tri/khoa/", keys.keys, name="api_keys"),
    path("ban-lam-viec/quan-tri/khoa.<slug:kind>", keys.table, name="api_keys_table"),
    path("ban-lam-viec/quan-tri/khoa/moi/", confirmed(keys.give), name="api_keys_give"),
    path("ban-lam-viec/quan-tri/khoa/<uuid:token_id>/thu-hoi/", confirmed(keys.revoke), name="api_keys_revoke"),
    path("ban-lam-viec/quan-tri/khoa/<uuid:token_id>/gia-han/", confirmed(keys.renew), name="api_keys_renew"),
    path("vu-viec/feed.atom", feeds.Published(), name="published_feed"),
    path("cam-ket/feed.atom", feeds.Promises(), name="promises_feed"),
]
