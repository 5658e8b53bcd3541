"""The counter's form with scans and recordings beside it: laid there, read, the draft taken up, received together."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.models import Case
from thongsuot.cases.views.desk.intake import Counter
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.files.responses import download
from thongsuot.reading import engine, trays
from thongsuot.reading.forms import TrayForm, filled
from thongsuot.reading.models import Reading, Tray
from thongsuot.reading.queries import LOST, NOT_THERE, file_on, laid_on, seen_tray, together
from thongsuot.reading.sentences import TROUBLES
from thongsuot.reading.views.letter import marked

LAY, TAKE_OFF, FILL = "dat", "bo-tep", "dien"


class WithTray(Counter):
    """The counter with a tray. `trouble`: what stands against a file that was to be laid there."""

    template = "reading/intake.html"
    form_of = TrayForm
    trouble = ""

    def looked_at(self, typed: dict) -> dict:
        pressed = self.request.POST["xem"].partition("=")[0]
        tray = self._tray()
        if pressed == LAY or self.request.FILES:
            tray = self._lay(typed, tray) or tray
        elif tray and pressed == TAKE_OFF:
            self._take_off(tray)
        elif tray and pressed == FILL:
            typed = filled(typed, together(tray)["fields"]) | {"drafted": "on"}
        return typed | {"tray": tray.pk if tray else ""}

    def _tray(self) -> Tray | None:
        """Return the tray that the form names; one that is gone is said, and nothing typed is lost."""
        named = self.request.POST.get("tray", "")
        try:
            return seen_tray(self.request.actor, UUID(named), clock.now()) if named else None
        except (ValueError, NotFound):
            self.trouble = _("Các tệp đặt bên cạnh không còn được giữ. Chọn lại tệp rồi lưu.")
            return None

    def _lay(self, typed: dict, tray: Tray | None) -> Tray | None:
        now, uploads = clock.now(), [(one.name, one) for one in self.request.FILES.getlist("uploads")]
        unit = next((unit for unit in self.units if str(unit.pk) == typed.get("unit_id")), self.units[0])
        where = {"unit": unit, "tray_id": tray.pk if tray else None}
        try:
            return trays.lay(uploads=uploads, actor=self.request.actor, on=clock.legal_day(now), at=now, **where)
        except Invalid as wrong:
            self.trouble = str(wrong.sentence)
            return None

    def _take_off(self, tray: Tray) -> None:
        try:
            attachment = UUID(self.request.POST["xem"].partition("=")[2])
        except ValueError:
            return
        trays.take_off(tray_id=tray.pk, attachment_id=attachment, actor=self.request.actor, at=clock.now())

    def elsewhere(self, form):
        named = form.data.get("tray", "")
        try:
            trays.clear(tray_id=UUID(named), actor=self.request.actor, at=clock.now())
        except ValueError:
            pass  # nothing was laid beside it
        return super().elsewhere(form)

    def receive(self, form: TrayForm, **given) -> Case:
        tray_id = form.cleaned_data["tray"]
        if tray_id is None:
            return super().receive(form, **given)
        return trays.receive_laid(tray_id=tray_id, given=form.submission(), kept=form.kept(), **given)

    def page(self, form, status: int = 200, **more):
        tray = self._tray() if self.request.method == "POST" and "xem" not in self.request.POST else None
        named = form["tray"].value()
        if tray is None and named and not self.trouble:
            tray = seen_tray(self.request.actor, UUID(str(named)), clock.now())
        return super().page(form, status, **more, **shown(tray), laying_trouble=self.trouble)


def shown(tray: Tray | None) -> dict:
    """Return what the page shows of a tray: its files, how far the reading is, the doubtful words."""
    laid = laid_on(tray) if tray else []
    readings, now = [one.reading for one in laid if one.reading], clock.now()
    states = {one.state for one in readings}
    draft = together(tray) if Reading.State.READ in states else {}
    return {
        "tray": tray,
        "laid": laid,
        "lack": TROUBLES.get(engine.missing(), ""),
        "waiting": any(one.state == Reading.State.WAITING and now - one.asked_at < LOST for one in readings),
        "ready": bool(draft),
        "accusing": Reading.State.ACCUSING in states,
        "troubles": [TROUBLES[each] for each in sorted({one.trouble for one in readings if one.trouble})],
        "doubtful": marked(draft) if draft.get("doubtful") else "",
    }


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request):
    """Take in at the counter with files beside the form."""
    return WithTray(request).answer()


@login_required
@never_cache
@require_GET
def progress(request, tray_id: UUID):
    """Answer htmx with how far the reading of a tray is."""
    tray = seen_tray(request.actor, tray_id, clock.now())
    return render(request, "reading/_progress.html", shown(tray))


@login_required
@never_cache
@require_GET
def file(request, tray_id: UUID, attachment_id: UUID):
    """Give a file that lies on a tray; sound can be wound."""
    found = file_on(seen_tray(request.actor, tray_id, clock.now()), attachment_id)
    return download(found.file, inline_ok=True, request=request)


@login_required
@never_cache
@require_GET
def page(request, tray_id: UUID, attachment_id: UUID, number: int):
    """Give the picture of one page of a PDF that lies on a tray, from 1."""
    pages = file_on(seen_tray(request.actor, tray_id, clock.now()), attachment_id).pages
    if not 1 <= number <= len(pages):
        raise NotFound(NOT_THERE)
    return download(pages[number - 1], inline_ok=True, request=request)
