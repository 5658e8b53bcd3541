"""What runs without a page: a row for every command and every job, as whom it acts and which acts it may do.

Addresses have their rows in `addresses.py`; who may do which act in which state of a record stands in the tables of
verbs themselves (`cases/rules/transitions.py`, `cases/rules/complaints.py`, `denunciations/rules/transitions.py`).
"""

from dataclasses import dataclass

DESK, OWNER, SEALED, NONE = "desk", "owner", "sealed", ""
ANY_KIND = ("feedback", "petition", "complaint")


@dataclass(frozen=True)
class Unattended:
    """`role`: the database role it works as. `acts_as`: the service whose name its entries bear, if it acts at all.

    `does`: the acts of the tables of verbs that it does, by permission; what else a service may not do at all.
    """

    role: str
    acts_as: tuple[str, ...] = ()
    does: tuple[str, ...] = ()


# Where an act is done by hand at a terminal, the person at the machine answers for it; the entry names the command.
COMMANDS = {
    "backup": Unattended(OWNER),
    "bench": Unattended(NONE),
    "demo": Unattended(NONE),
    "doctor": Unattended(NONE),
    "due": Unattended(NONE),
    "fill": Unattended(DESK, ("demo", "close"), ("cases.receive", "cases.close", "denunciations.receive")),
    "import": Unattended(DESK, ("import",), ("cases.receive", "denunciations.receive")),
    "live": Unattended(NONE),
    "measure": Unattended(DESK),
    "migrate": Unattended(OWNER, ("migrate",)),
    "ready": Unattended(DESK),
    "recover-administrator": Unattended(DESK, ("recovery",)),
    "reorganise": Unattended(DESK, ("reorganise", "sealed"), ("denunciations.inherit",)),
    "restore": Unattended(NONE),
    "scrub": Unattended(OWNER),
    "search": Unattended(DESK, ("search",)),
    "serve": Unattended(NONE),
    "suggest": Unattended(NONE),
    "set-up": Unattended(DESK, ("set-up",)),
    "worker": Unattended(DESK),
}
# The worker works as the desk; a job of the sealed room reaches its tables by that room's own connection.
JOBS = {
    "config.retry_stalled": Unattended(DESK),
    "thongsuot.cases.jobs.climb_alarms": Unattended(DESK),
    "thongsuot.cases.jobs.close_answered": Unattended(DESK, ("close",), ("cases.close",)),
    "thongsuot.cases.jobs.count_figures": Unattended(DESK),
    "thongsuot.cases.jobs.forget_tries": Unattended(DESK),
    "thongsuot.cases.jobs.learn_suggestions": Unattended(DESK, ("learning",)),
    "thongsuot.cases.jobs.learn_weekly": Unattended(DESK),
    "thongsuot.cases.jobs.look_for_danger": Unattended(DESK, ("alarm",), ("cases.raise_alarm",)),
    "thongsuot.changes.jobs.begin_reorganisation": Unattended(DESK, ("reorganise",)),
    "thongsuot.changes.jobs.bulk": Unattended(DESK),
    "thongsuot.changes.jobs.take_up_bulks": Unattended(DESK),
    "thongsuot.changes.jobs.bring_in": Unattended(DESK, ("import", "sealed"), ("cases.receive",)),
    "thongsuot.changes.jobs.check_due_days": Unattended(DESK, ("recount",)),
    "thongsuot.changes.jobs.forget_registers": Unattended(DESK),
    "thongsuot.changes.jobs.recount": Unattended(DESK, ("recount",)),
    "thongsuot.changes.jobs.repoint": Unattended(DESK, ("reorganise", "sealed"), ("denunciations.inherit",)),
    "thongsuot.changes.jobs.take_up_recounts": Unattended(DESK),
    "thongsuot.changes.jobs.take_up_repointing": Unattended(DESK, ("reorganise", "sealed"), ("denunciations.inherit",)),
    "thongsuot.complaints.jobs.let_decisions_take_effect": Unattended(DESK, ("take-effect",), ("cases.take_effect",)),
    "thongsuot.config.jobs.scrub_destroyed": Unattended(OWNER),
    "thongsuot.counter.jobs.draw_book": Unattended(DESK),
    "thongsuot.counter.jobs.forget_books": Unattended(DESK),
    "thongsuot.counter.jobs.forget_photos": Unattended(DESK),
    "thongsuot.reading.jobs.forget_trays": Unattended(DESK, ("reading",)),
    "thongsuot.reading.jobs.read_file": Unattended(DESK, ("reading",)),
    "thongsuot.directives.jobs.move_days": Unattended(DESK, ("directives",)),
    "thongsuot.directives.jobs.open_assignments": Unattended(DESK, ("directives",)),
    "thongsuot.directives.jobs.read_document": Unattended(DESK, ("directives",)),
    "thongsuot.denunciations.jobs.erase_ended": Unattended(SEALED, ("sealed",), ("denunciations.erase",)),
    "thongsuot.denunciations.jobs.expire_grants": Unattended(SEALED, ("sealed",), ("denunciations.expire_identity",)),
    "thongsuot.denunciations.jobs.remind_sealed": Unattended(
        SEALED, ("sealed",), ("denunciations.overdue", "denunciations.end_posting")
    ),
    "thongsuot.denunciations.jobs.send_news": Unattended(SEALED),
    "thongsuot.denunciations.jobs.sweep_files": Unattended(SEALED),
    "thongsuot.doors.jobs.forget_proofs": Unattended(DESK),
    "thongsuot.receptions.jobs.forget_bookings": Unattended(DESK),
    "thongsuot.receptions.jobs.remind": Unattended(DESK),
    "thongsuot.invitations.jobs.forget": Unattended(DESK, ("invitations",)),
    "thongsuot.invitations.jobs.remind": Unattended(DESK, ("invitations",)),
    "thongsuot.invitations.jobs.send_word": Unattended(DESK, ("invitations",)),
    "thongsuot.duties.jobs.digest": Unattended(DESK),
    "thongsuot.duties.jobs.find_overlaps": Unattended(DESK),
    "thongsuot.duties.jobs.remind": Unattended(DESK),
    "thongsuot.duties.jobs.tell_urged": Unattended(DESK),
    "thongsuot.duties.jobs.turn": Unattended(DESK, ("clock",)),
    "thongsuot.files.jobs.sweep": Unattended(DESK),
    "thongsuot.mail.jobs.fetch": Unattended(DESK, ("mail",), ("cases.receive", "denunciations.receive")),
    "thongsuot.mail.jobs.tidy": Unattended(DESK),
    "thongsuot.notices.jobs.blank_addresses": Unattended(DESK),
    "thongsuot.notices.jobs.deliver": Unattended(DESK),
    "thongsuot.notices.jobs.sweep": Unattended(DESK),
}
# Named where an act of a page hands something to another room in its own name, not in the officer's.
BEHIND_PAGES = {"sealing": ("denunciations.receive",)}
