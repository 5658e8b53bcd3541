"""Administration of units, mounted under /ban-lam-viec/quan-tri/; every page is for officers who signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.units import views

app_name = "units"
urlpatterns = [
    path("don-vi/", login_required(views.tree), name="tree"),
    path("don-vi/goi-y/", login_required(views.names), name="names"),
    path("don-vi/moi/", login_required(views.new), name="new_top"),
    path("don-vi/<uuid:unit_id>/nhanh/", login_required(views.branch), name="branch"),
    path("don-vi/<uuid:unit_id>/don-vi-moi/", login_required(views.new), name="new"),
    path("don-vi/<uuid:unit_id>/doi-ten/", login_required(views.rename), name="rename"),
    path("don-vi/<uuid:unit_id>/chuyen/", login_required(views.move), name="move"),
    path("don-vi/<uuid:unit_id>/lien-he/", login_required(views.contact), name="contact"),
    path("don-vi/<uuid:unit_id>/tham-quyen/", login_required(views.competence), name="competence"),
    path("tham-quyen/<uuid:competence_id>/ket-thuc/", login_required(views.competence_end), name="competence_end"),
    path("dia-ban/", login_required(views.place_search), name="places"),
    path("dia-ban/<uuid:place_id>/", login_required(views.place), name="place"),
    path("he-thong/", login_required(views.installation), name="installation"),
]
