"""Every act on messages: `writing` puts them into the outbox · `delivering` takes them out · `reading` on the desk ·
`gateways` the ways out · `threads` the letters that mail answers · `returning` mail that came back."""

from thongsuot.notices.actions.addresses import is_dead, revive
from thongsuot.notices.actions.delivering import blank_addresses, deliver, deliver_waiting, forget
from thongsuot.notices.actions.gateways import send_test, set_gateway
from thongsuot.notices.actions.reading import mark_all_read, mark_posted, mark_read
from thongsuot.notices.actions.returning import mark_returned
from thongsuot.notices.actions.threads import keep_thread
from thongsuot.notices.actions.writing import News, notify, notify_officers, notify_resident, tell_officers

__all__ = [
    "News",
    "blank_addresses",
    "deliver",
    "deliver_waiting",
    "forget",
    "is_dead",
    "keep_thread",
    "mark_all_read",
    "mark_posted",
    "mark_read",
    "mark_returned",
    "notify",
    "notify_officers",
    "notify_resident",
    "revive",
    "send_test",
    "set_gateway",
    "tell_officers",
]
