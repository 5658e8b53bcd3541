"""One conference as its page shows it: acts, papers with their files, conclusions with what follows them up."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q, Sum
from django.db.models.fields.json import KeyTextTransform

from thongsuot.conferences.models import Conclusion, Conference, ConferenceAct, Site, SpeechPaper
from thongsuot.conferences.permissions import hosts, runs, sites_attended_by, visible_to
from thongsuot.conferences.queries.followed import promises_for, tasks_for
from thongsuot.conferences.queries.papers import files_of, papers_seen_by
from thongsuot.conferences.rules.fold import BEFORE_THE_END, CLOSED, DROPPED, TOLD
from thongsuot.core.actors import Actor
from thongsuot.directives.permissions import tasks_seen_by
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer

OWN = 20  # sites of one's own units shown on the page; more are on their list


@dataclass(frozen=True)
class ActShown:
    """An act, who did it, and the words an officer gave as reason."""

    act: ConferenceAct
    by: str
    said: str


@dataclass(frozen=True)
class PaperShown:
    """A paper with its files, and whether the reader may bring it again."""

    paper: SpeechPaper
    files: list[Attachment]
    mine: bool


@dataclass(frozen=True)
class ConclusionShown:
    """A conclusion with what follows it up. `text`: what the reader may read of it. `task_id`: of the task made of it;
    `leads`: the reader may see that task; `promises`: how many were made.
    """

    one: Conclusion
    text: str
    task_id: UUID | None
    leads: bool
    promises: int

    @property
    def is_followed(self) -> bool:
        return bool(self.task_id or self.promises)


def seen(actor: Actor, conference_id: UUID) -> Conference | None:
    """Return the conference where the actor may see it, in one query."""
    return visible_to(actor).select_related("unit").filter(pk=conference_id).first()


def acts_of(actor: Actor, conference: Conference) -> list[ActShown]:
    """Return the acts on the conference itself, in order, and on the sites in the reader's sight that were put right
    after the close; others on sites and papers are told beside them. Of their words the reason alone is read: each
    kept state of the minutes may be long.
    """
    shown = Q(site=None, paper=None)
    if conference.state in (CLOSED, TOLD):
        own = Q() if hosts.test(actor, conference) else Q(site__in=sites_attended_by(actor, conference))
        shown |= Q(verb="not_come", content__texts__has_key="reason") & own
    acts = list(
        conference.acts.filter(shown)
        .select_related("site")
        .annotate(reason=KeyTextTransform("reason", "content__texts"))
    )
    refs = {act.actor_ref.partition(":")[2] for act in acts if act.actor_ref.startswith("officer:")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")}
    return [ActShown(act, names.get(act.actor_ref.partition(":")[2], ""), act.reason or "") for act in acts]


def own_sites(actor: Actor, conference: Conference) -> list[Site]:
    """Return the sites of the actor's own units; none for who runs the conference, who acts on the list of them."""
    if runs.test(actor, conference):
        return []
    return list(sites_attended_by(actor, conference).exclude(state=DROPPED).order_by("number")[:OWN])


def present(conference: Conference) -> int | None:
    """Return how many people were counted at the sites together; None where nobody counted yet."""
    return Site.objects.filter(conference=conference).aggregate(total=Sum("present"))["total"]


def papers(actor: Actor, conference: Conference) -> list[PaperShown]:
    """Return the papers that the actor may read, in order, with as many queries however many they are."""
    rows = list(papers_seen_by(actor).filter(conference=conference).select_related("site").order_by("number"))
    files = files_of(rows, actor)
    own = set(sites_attended_by(actor, conference).filter(papers__in=rows).values_list("pk", flat=True))
    main = runs.test(actor, conference)
    return [PaperShown(one, files.get(str(one.ref), []), one.site_id in own if one.site_id else main) for one in rows]


def conclusions(actor: Actor, conference: Conference) -> list[ConclusionShown]:
    """Return the conclusions that the actor may read: in the unit that holds it all; elsewhere their published words,
    and none that was kept back.
    """
    rows = list(conference.conclusions.all())
    inside = hosts.test(actor, conference)
    if not inside:
        rows = [one for one in rows if conference.state == TOLD and one.told]
    made, tasks = promises_for(rows), tasks_for(rows)
    task_ids = {ref: task.pk for ref, task in tasks.items()}
    leading = set(tasks_seen_by(actor).filter(pk__in=task_ids.values()).values_list("pk", flat=True))
    shown = []
    for one in rows:
        task_id, text = task_ids.get(str(one.ref)), one.text if inside else one.told
        shown.append(ConclusionShown(one, text, task_id, task_id in leading, made[str(one.ref)]))
    return shown


def video_address(conference: Conference) -> str:
    """Return where the video room of a conference lies.

    Empty where the installation names none, and where nobody meets: in practice, after the end.
    """
    if conference.practice or conference.state not in BEFORE_THE_END:
        return ""
    return settings.VIDEO_URL.replace("{code}", conference.room) if settings.VIDEO_URL else ""
