"""The one public address of this room: the old secret of a matter that was passed on."""

from django.urls import path

from thongsuot.changes.views import passing

app_name = "passing"
urlpatterns = [path("tra-cuu/<str:code>/mo", passing.opened, name="open")]
