"""Every verb that changes officers, posts and absences; each writes one ledger entry in one transaction."""

from thongsuot.people.actions.absences import cancel_absence, record_absence
from thongsuot.people.actions.identities import link_identity
from thongsuot.people.actions.officers import (
    add_officer,
    deactivate_officer,
    edit_officer,
    note_password_changed,
    reactivate_officer,
    set_own_ways,
)
from thongsuot.people.actions.passwords import reset_password
from thongsuot.people.actions.posts import close_unit, end_post, give_post
from thongsuot.people.actions.recovery import recover_administrator
from thongsuot.people.actions.renewing import allow_renewal
from thongsuot.people.actions.sessions import (
    end_own_sessions,
    end_session,
    end_sessions,
    note_second_factor,
    reset_second_factor,
)

__all__ = [
    "add_officer",
    "allow_renewal",
    "cancel_absence",
    "close_unit",
    "deactivate_officer",
    "edit_officer",
    "end_own_sessions",
    "end_post",
    "end_session",
    "end_sessions",
    "give_post",
    "link_identity",
    "note_password_changed",
    "note_second_factor",
    "reactivate_officer",
    "record_absence",
    "recover_administrator",
    "reset_password",
    "reset_second_factor",
    "set_own_ways",
]
