"""Figures of the investigators' own body for a period: small ones hidden from who does not handle them."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import render

from thongsuot.core import clock
from thongsuot.denunciations.forms.desk.figures import PeriodForm
from thongsuot.denunciations.queries.figures import figures
from thongsuot.denunciations.views.desk.unlocked import with_key


@dataclass(frozen=True)
class Cell:
    """One figure. `number`: None where it is hidden; `part`: whether it is part of the figure above it."""

    name: str
    number: int | None
    part: bool


PARTS = ("true", "partly", "false", "on_time", "late")


@with_key("GET")
def period(request):
    """Show this year to date, or the period asked for."""
    today = clock.today()
    start = {"tu": date(today.year, 1, 1), "den": today}
    form = PeriodForm(request.GET if {"tu", "den"} & set(request.GET) else None, initial=start)
    valid = not form.is_bound or form.is_valid()
    asked = form.asked(start) if valid else start
    found = figures(request.actor, since=asked["tu"], until=asked["den"], on=today)
    cells = [Cell(name, number, name in PARTS) for name, number in found.cells.items()] if found else []
    page = {"form": form, "found": found, "cells": cells}
    return render(request, "denunciations/desk/figures.html", page, status=200 if valid else 422)
