"""The program's addresses, and one page that shows the board of the tests."""

from uuid import UUID

from django.shortcuts import render
from django.urls import path

from live.boards import KIND
from thongsuot.config.urls import handler404, handler500  # noqa: F401
from thongsuot.config.urls import urlpatterns as ours
from thongsuot.core.refs import Ref
from thongsuot.live.queries import board


def page(request, thing: UUID):
    return render(request, "live_board.html", {"board": board(Ref(KIND, thing))})


urlpatterns = [path("bang-thu/<uuid:thing>/", page), *ours]
