"""Places and organisations, both dated: what existed when, what it became, and which unit is competent for what."""

from datetime import date, timedelta

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import Entry

ORDERED_DATES = Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from"))


def valid_on(on: date, prefix: str = "") -> Q:
    """Return the filter for rows in being on day `on`: from `valid_from` to the day before `valid_until`."""
    started = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": on})
    return started & (Q(**{f"{prefix}valid_until": None}) | Q(**{f"{prefix}valid_until__gt": on}))


def by_words(name: str) -> GinIndex:
    """Return the index that finds rows by the beginnings of the words of their `search_key`."""
    return GinIndex(SearchVector("search_key", config="simple"), name=name)


NO_LOOP = pgtrigger.Trigger(
    name="no_loop",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    condition=pgtrigger.Q(new__parent__isnull=False),
    func="""
        IF EXISTS (
            WITH RECURSIVE above(id, parent_id) AS (
                SELECT id, parent_id FROM units_unit WHERE id = NEW.parent_id
                UNION
                SELECT u.id, u.parent_id FROM units_unit u JOIN above a ON u.id = a.parent_id
            )
            SELECT 1 FROM above WHERE id = NEW.id
        ) THEN
            RAISE EXCEPTION 'unit % would stand under itself', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    """,
)


class Installation(models.Model):
    """This installation: its code prefix and how people reach it. Exactly one row."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    code_prefix = models.CharField(max_length=4)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    phone = models.CharField(max_length=30, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    root_unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_installation")]

    def __str__(self):
        return self.name_vi


class Place(models.Model):
    """A province, former district, commune or hamlet as it was from `valid_from` to the day before `valid_until`.

    `code` is the statistics office's number for its time (2 digits a province, 5 a commune); it may recur in time.
    """

    class Level(models.TextChoices):
        PROVINCE = "province"
        DISTRICT = "district"
        COMMUNE = "commune"
        HAMLET = "hamlet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    level = models.CharField(max_length=10, choices=Level.choices)
    code = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children", db_index=False)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    search_key = models.CharField(max_length=200)
    sort_key = models.BinaryField(max_length=400)

    class Meta:
        indexes = [
            models.Index(fields=["level", "code"]),
            models.Index(fields=["parent", "level"]),
            by_words("place_words"),
        ]
        constraints = [models.CheckConstraint(condition=ORDERED_DATES, name="place_dates")]

    def __str__(self):
        return f"{self.kind} {self.name}"


class PlaceSuccession(models.Model):
    """A former place became (part of) a present one on a day; `whole` where no other place took a share."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    former = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="successions", db_index=False)
    successor = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField()
    whole = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["former", "successor"], name="one_succession")]

    def __str__(self):
        return f"{self.former} → {self.successor}"


class Unit(models.Model):
    """An organisation with offices and duties: a People's Committee, a department, the Front, an inspectorate.

    Dated like a place. `outside`: not in this installation (a transfer there is a letter). `practice`: the sandbox.
    `parent` is the present one; `Placement` rows hold its history. Lineage rows hold the closure of the present tree.
    `heir`: of a unit that has ended, the standing unit that keeps its matters; it hangs under its heir, and under the
    next one when that ends too, so that one step always leads to a standing unit.
    """

    class Kind(models.TextChoices):
        COMMITTEE = "committee"  # Ủy ban nhân dân
        COUNCIL = "council"  # Hội đồng nhân dân
        OFFICE = "office"  # Văn phòng
        DEPARTMENT = "department"  # sở, phòng
        SERVICE = "service"  # đơn vị sự nghiệp, trung tâm
        RECEPTION = "reception"  # Ban Tiếp công dân
        INSPECTORATE = "inspectorate"  # Thanh tra
        POLICE = "police"
        PARTY = "party"  # cấp ủy và ban đảng
        FRONT = "front"  # Mặt trận Tổ quốc
        MASS = "mass"  # tổ chức chính trị - xã hội
        HAMLET = "hamlet"  # thôn, tổ dân phố
        CENTRAL = "central"  # bộ, ngành trung ương
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="units", db_index=False
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    heir = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="formers")
    outside = models.BooleanField(default=False)
    practice = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=300)
    sort_key = models.BinaryField(max_length=600)

    class Meta:
        indexes = [by_words("unit_words"), models.Index(fields=["place", "kind"])]
        constraints = [models.CheckConstraint(condition=ORDERED_DATES, name="unit_dates")]
        triggers = [NO_LOOP]

    def __str__(self):
        return self.name

    def name_on(self, on: date) -> str:
        """Return what the unit was called on day `on`; reads `former_names`, to be prefetched for many."""
        later = [former for former in self.former_names.all() if on < former.until]
        return min(later, key=lambda former: former.until).name if later else self.name


class FormerName(models.Model):
    """What a unit was called until the day before `until`: history is read under the names of its days."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="former_names", db_index=False)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["unit", "until"])]

    def __str__(self):
        return self.name


class Placement(models.Model):
    """Where a unit stood in the tree from `valid_from` to the day before `valid_until`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=ORDERED_DATES, name="placement_dates")]

    def __str__(self):
        return f"{self.unit} < {self.parent}"

    def parent_name(self) -> str:
        """Return what the unit above was called on the last day of this placement, blank at the top."""
        if self.parent is None or self.valid_until is None:
            return self.parent.name if self.parent else ""
        return self.parent.name_on(self.valid_until - timedelta(days=1))


class Lineage(models.Model):
    """The closure of the present tree: every unit with each of its ancestors, itself at depth 0."""

    id = models.BigAutoField(primary_key=True)
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lineage_down", db_index=False)
    descendant = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lineage_up", db_index=False)
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ancestor", "descendant"], name="one_lineage")]
        indexes = [models.Index(fields=["descendant", "depth"])]

    def __str__(self):
        return f"{self.ancestor_id} ≥ {self.descendant_id}"


class UnitSuccession(models.Model):
    """A unit's matters passed to another on a day; `whole` where to no other too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    former = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions", db_index=False)
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField()
    whole = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["former", "successor"], name="one_unit_succession")]

    def __str__(self):
        return f"{self.former} → {self.successor}"


class Alteration(models.Model):
    """What stood before and stands after an act of administration, beside its entry; never changed, nothing secret.

    `lines`: [field, before, after] for each that differs: text, true or false, None; days as 2026-08-27.
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="alteration")
    lines = models.JSONField()

    def __str__(self):
        return ", ".join(field for field, _before, _after in self.lines)


class Competence(models.Model):
    """A unit acts on a topic (blank: all; `land` covers `land.use`) and kind (blank: all) in a place and below.

    The narrowest row wins: longer topic before shorter, kind before none, commune before province.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="competences")
    topic = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    basis = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["place", "topic"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")), name="competence_dates"
            )
        ]

    def __str__(self):
        return f"{self.unit}: {self.topic or '*'} {self.kind or '*'}"
