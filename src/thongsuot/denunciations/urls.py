"""The sealed room's addresses: the denouncer's under `/to-cao/`; the officers' stand in `views/desk/urls.py`."""

from django.urls import include, path

urlpatterns = [
    path("to-cao/", include("thongsuot.denunciations.urls_public")),
    path("ban-lam-viec/to-cao/", include("thongsuot.denunciations.views.desk.urls")),
]
