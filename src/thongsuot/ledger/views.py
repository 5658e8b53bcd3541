"""Sổ cái: what the book of acts is, how far it has come, its newest leaves."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.ledger import queries


@require_GET
def book(request):
    leaves = queries.latest_leaves()
    return render(request, "ledger/book.html", {"count": queries.entry_count(), "leaves": leaves})
