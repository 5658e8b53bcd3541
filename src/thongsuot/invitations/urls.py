"""Addresses of invitations on the desk, under /ban-lam-viec/giay-moi/: of a gathering by the kind and id of its
reference."""

from django.urls import path

from thongsuot.invitations.views import desk, printing

app_name = "invitations"
_OF = "<slug:kind>/<uuid:about_id>/"
_ONE = f"{_OF}<uuid:invitation_id>/"
urlpatterns = [
    path(_OF, desk.listing, name="list"),
    path(f"{_OF}tim/", desk.find, name="find"),
    path(f"{_OF}moi/", desk.invite_one, name="invite_one"),
    path(f"{_OF}moi-theo-danh-sach/", desk.invite_list, name="invite_list"),
    path(f"{_OF}moi-don-vi/", desk.invite_units, name="invite_units"),
    path(f"{_OF}dan-do/", desk.bring, name="bring"),
    path(f"{_OF}khong-co-giay/", desk.add, name="add"),
    path(f"{_OF}in-giay-moi/", printing.sheets, name="sheets"),
    path(f"{_OF}ky-ten/", printing.signatures, name="signatures"),
    path(_ONE, desk.one, name="one"),
    path(f"{_ONE}sua/", desk.correct, name="correct"),
    path(f"{_ONE}in/", printing.sheet, name="sheet"),
    path(f"{_ONE}<slug:slug>/", desk.step, name="step"),
]
