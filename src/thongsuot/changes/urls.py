"""Addresses of acts that cross rooms, under /ban-lam-viec/; all for officers who signed in."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from thongsuot.changes.views import (
    bulk,
    erasing,
    giving,
    lawbook,
    officers,
    practice,
    registers,
    reorganising,
    same,
    sealing,
    units,
)
from thongsuot.people.kept import confirmed

app_name = "changes"
_PAGES = [
    ("quan-tri/can-bo/<uuid:officer_id>/ban-giao/", confirmed(officers.hand_over), "hand_over"),
    ("quan-tri/can-bo/<uuid:officer_id>/khoa/", confirmed(officers.closing), "close_officer"),
    ("quan-tri/vai/<uuid:post_id>/ket-thuc/", confirmed(officers.end_post), "end_post"),
    ("quan-tri/don-vi/<uuid:unit_id>/giai-the/", confirmed(units.close_unit), "close_unit"),
    ("quan-tri/xoa-noi-dung/", erasing.find, "erase_find"),
    ("quan-tri/xoa-noi-dung/<uuid:case_id>/", confirmed(erasing.erase), "erase"),
    ("quan-tri/lich-va-thoi-han/", lawbook.calendar, "law_calendar"),
    ("quan-tri/lich-va-thoi-han/ngay/", confirmed(lawbook.day), "law_day"),
    ("quan-tri/lich-va-thoi-han/nam/", confirmed(lawbook.year), "law_year"),
    ("quan-tri/lich-va-thoi-han/thoi-han/", lawbook.rules, "law_rules"),
    ("quan-tri/lich-va-thoi-han/thoi-han/ghi/", confirmed(lawbook.rule), "law_rule"),
    ("quan-tri/lich-va-thoi-han/danh-muc/", lawbook.closed_lists, "law_lists"),
    ("quan-tri/lich-va-thoi-han/thay-doi/<uuid:change_id>/", confirmed(lawbook.change), "law_change"),
    ("nhap-so/", registers.registers, "registers"),
    ("nhap-so/<uuid:register_id>/", registers.register, "register"),
    ("nhap-so/<uuid:register_id>/cot/", registers.columns, "register_columns"),
    ("nhap-so/<uuid:register_id>/nhap/", registers.take, "register_take"),
    ("nhap-so/<uuid:register_id>/bo/", registers.drop, "register_drop"),
    ("nhap-so/<uuid:register_id>/chay-tiep/", registers.go_on, "register_go_on"),
    ("nhap-so/<uuid:register_id>/dong/<uuid:row_id>/", registers.row, "register_row"),
    ("nhap-so/<uuid:register_id>/dong-chua-nhap/<str:kind>/", registers.odd_table, "register_odd"),
    ("nhap-so/<uuid:register_id>/hoan-tac/", confirmed(registers.undo), "register_undo"),
    ("quan-tri/sap-xep-don-vi/", reorganising.index, "reorganisations"),
    ("quan-tri/sap-xep-don-vi/moi/", confirmed(reorganising.new), "new_reorganisation"),
    ("quan-tri/sap-xep-don-vi/<uuid:reorganisation_id>/", confirmed(reorganising.one), "reorganisation"),
    ("quan-tri/sap-xep-don-vi/<uuid:reorganisation_id>/sua/", confirmed(reorganising.new), "edit_reorganisation"),
    (
        "quan-tri/sap-xep-don-vi/<uuid:reorganisation_id>/danh-sach/<slug:kind>/",
        reorganising.moves,
        "reorganisation_moves",
    ),
    ("cho-phan/", reorganising.queue, "place_queue"),
    ("vu-viec/<uuid:case_id>/la-to-cao/", confirmed(sealing.seal), "seal_case"),
    ("nhieu-vu-viec/", bulk.bulk, "bulk"),
    ("nhieu-vu-viec/<uuid:bulk_id>/", bulk.result, "bulk_result"),
    ("doi-vai/tap-duot/don/", practice.clear, "clear_practice"),
    ("co-the-trung/<uuid:overlap_id>/nhap/", same.join_same, "join_same"),
    ("viec/<uuid:duty_id>/giao/", giving.give, "give_duty"),
]
urlpatterns = [path(route, login_required(view), name=name) for route, view, name in _PAGES]
