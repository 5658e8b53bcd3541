"""Due days for programs: the same question and answer as the command `due`."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from thongsuot.law.asking import as_json, read_extension, read_suspension
from thongsuot.law.queries import book

router = Router(tags=["law"])
EXTEND, SUSPEND = Query([], max_length=20), Query([], max_length=20)
Name = Annotated[str, Field(max_length=60)]


class StepOut(Schema):
    date: date
    counted: bool
    why: str


class InForceOut(Schema):
    """From a day until a day (none: still in force)."""

    model_config = {"populate_by_name": True}
    from_: date = Field(alias="from")
    until: date | None


class DueOut(Schema):
    """A due day explained: the rule, its source and version, and every day with whether it counts and why."""

    id: str | None
    rule: str
    variant: str
    starts_on: date
    due_on: date
    source: str
    in_force: InForceOut
    confidence: str
    steps: list[StepOut]


@router.get("/due", response=DueOut, by_alias=True)
def due(
    request: HttpRequest,
    rule: Name,
    starts_on: date,
    variant: Name = "",
    extend: list[int] = EXTEND,
    suspend: list[str] = SUSPEND,
    as_known_on: date | None = None,
):
    """The due day of `rule` from `starts_on` (for a backward count: the event). `suspend`: `2026-07-01..2026-07-10`."""
    extensions = [read_extension(days) for days in extend]
    suspensions = [read_suspension(span) for span in suspend]
    return as_json(book(as_known_on).due(rule, starts_on, variant, extensions, suspensions))
