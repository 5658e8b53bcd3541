"""Every act on messages: `writing` puts them into the outbox · `delivering` takes them out · `reading` on the desk ·
`gateways` the ways out."""

from thongsuot.notices.actions.delivering import blank_addresses, deliver, deliver_waiting, forget
from thongsuot.notices.actions.gateways import send_test, set_gateway
from thongsuot.notices.actions.reading import mark_all_read, mark_posted, mark_read
from thongsuot.notices.actions.writing import notify, notify_officers, notify_resident

__all__ = [
    "blank_addresses",
    "deliver",
    "deliver_waiting",
    "forget",
    "mark_all_read",
    "mark_posted",
    "mark_read",
    "notify",
    "notify_officers",
    "notify_resident",
    "send_test",
    "set_gateway",
]
