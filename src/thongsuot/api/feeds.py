"""The feed of published cases (Atom, RFC 4287), for readers, press and other systems."""

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.models import Publication
from thongsuot.cases.queries.publications import latest
from thongsuot.units.queries import installation

ENTRIES = 50


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
