"""The administrator's pages about the office as it is, under /ban-lam-viec/quan-tri/; for officers who signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.offices.views import competence, hub, setting_up, tree

app_name = "offices"
_PAGES = [
    ("", hub.hub, "hub"),
    ("cay/", tree.tree, "tree"),
    ("can-thiet-lap/", setting_up.setting_up, "setting_up"),
    ("tham-quyen/", competence.competence, "competence"),
    ("lich-su/", hub.history, "history"),
    ("loi-tin/", hub.texts, "texts"),
    ("luu-giu/", hub.retention, "retention"),
]
urlpatterns = [path(route, login_required(view), name=name) for route, view, name in _PAGES]
