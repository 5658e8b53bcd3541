"""The tour for the part-time officer, under /ban-lam-viec/; for whoever signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.offices.views import tour

app_name = "tour"
urlpatterns = [path("bat-dau/", login_required(tour.tour), name="tour")]
