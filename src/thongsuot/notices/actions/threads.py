"""One conversation in the person's mail program: which letter our mail about a thing answers."""

from thongsuot.core.refs import Ref
from thongsuot.notices.actions.addresses import opened_words, sealed_words
from thongsuot.notices.models import Message, Thread
from thongsuot.notices.rules import Answering

IDS = 20


def keep_thread(*, about: Ref, address: str, message_id: str, subject: str, reply_to: str) -> None:
    """Let mail about a thing to `address` answer the letter `message_id` from there, and the letters before it."""
    thread = Thread.objects.select_for_update().filter(about_ref=str(about)).first() or Thread(about_ref=str(about))
    before = opened_words(thread.sealed, thread.pk) if thread.sealed else {}
    same = before.get("address") == address
    ids = [*(before["ids"] if same else []), *([message_id] if message_id else [])]
    words = {
        "address": address,
        "ids": list(dict.fromkeys(ids))[-IDS:],
        "subject": before["subject"] if same else subject,
        "reply_to": reply_to,
    }
    thread.sealed = sealed_words(words, thread.pk)
    thread.save()


def thread_of(message: Message) -> Answering | None:
    """Return the letter that a message answers, None where it answers none or goes to somebody else."""
    thread = Thread.objects.filter(about_ref=message.about_ref).first() if message.about_ref else None
    words = opened_words(thread.sealed, thread.pk) if thread else {}
    if message.channel != Message.Channel.EMAIL or words.get("address") != message.address.casefold():
        return None
    return Answering(tuple(words["ids"]), words["subject"], words["reply_to"])


def drop_thread(about: Ref) -> None:
    """Forget which letter mail about a thing answers."""
    Thread.objects.filter(about_ref=str(about)).delete()
