"""The feeds of published cases and of promises (Atom, RFC 4287), for readers, press and other systems."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.models import Publication
from thongsuot.cases.queries.publications import latest
from thongsuot.commitments.models import PublishedCommitment
from thongsuot.commitments.queries.published import published
from thongsuot.commitments.rules.standing import standing_name
from thongsuot.core.clock import today
from thongsuot.units.queries import installation

ENTRIES = 50


class Promises(Feed):
    """The fifty latest public promises: the words, who said them, by when; what became of it is on the page."""

    feed_type = Atom1Feed
    link = "/cam-ket/"
    subtitle = gettext_lazy("Lời hứa với dân")
    login_required = False

    def title(self) -> str:
        return _("%(name)s: lời hứa với dân") % {"name": installation().name_vi}

    def items(self) -> list[PublishedCommitment]:
        return list(published(today())[:ENTRIES])

    def item_title(self, item: PublishedCommitment) -> str:
        return Truncator(item.text).words(20)

    def item_description(self, item: PublishedCommitment) -> str:
        day = f"{item.due_on.day}/{item.due_on.month}/{item.due_on.year}"
        promised = _("Phải xong ngày %(day)s") % {"day": day}
        return f"{item.unit_name}, {item.said_by}. {promised}. {standing_name(item.stands, get_language() or 'vi')}."

    def item_link(self, item: PublishedCommitment) -> str:
        return f"/cam-ket/{item.pk}/"

    def item_guid(self, item: PublishedCommitment) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: PublishedCommitment) -> datetime:
        return datetime.combine(item.published_on, time(0), UTC)

    def item_updateddate(self, item: PublishedCommitment) -> datetime:
        """Return the day of the last thing that happened to the promise, as far as the public knows it."""
        return datetime.combine(max(item.published_on, item.ended_on or item.published_on), time(0), UTC)


class Published(Feed):
    """The fifty latest copies: title, unit, and the question; the answer is on the page."""

    feed_type = Atom1Feed
    link = "/vu-viec/"
    subtitle = gettext_lazy("Vụ việc đã trả lời và công khai")
    login_required = False

    def title(self) -> str:
        return _("%(name)s: vụ việc công khai") % {"name": installation().name_vi}

    def items(self) -> list[Publication]:
        return latest(ENTRIES)

    def item_title(self, item: Publication) -> str:
        return item.title

    def item_description(self, item: Publication) -> str:
        return f"{item.unit_name}. {item.question}"

    def item_link(self, item: Publication) -> str:
        return f"/vu-viec/{item.pk}/"

    def item_guid(self, item: Publication) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Publication) -> datetime:
        return datetime.combine(item.published_on, time(0), UTC)

    def item_updateddate(self, item: Publication) -> datetime:
        return self.item_pubdate(item)
