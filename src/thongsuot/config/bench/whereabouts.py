"""How often the place and the level that are suggested are right, on texts that nothing was learned from."""

import json
import time
from collections.abc import Callable, Iterator

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.language.competence import units_for
from thongsuot.language.kinds import kind_of
from thongsuot.language.learning import DATA
from thongsuot.language.places import places_in
from thongsuot.language.seen import seen
from thongsuot.language.suggesting import topics_of

FEWEST = 10  # texts of a style that are worth a figure of their own


def reported() -> list[dict]:
    """Return the texts that are reported on, with the labels of place and level; see `language/data/report/`."""
    text = (DATA / "report" / "submissions.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def whereabouts(rows: list[dict] | None = None) -> Iterator[Figure]:
    """Yield, in per cent: communes and provinces named that are resolved at once and within three, how many texts
    without a place are given one, levels right at once; communes by style; and the time of the places of a text.
    """
    rows = reported() if rows is None else rows
    found, seconds = [], []
    places_in("xã")  # the tables are read at the first
    for row in rows:
        began = time.perf_counter()
        places = places_in(row["text"])
        seconds.append(time.perf_counter() - began)
        found.append(row | {"places": places, "level_guessed": _level(row["text"])})
    yield from _places(found)
    yield _share("level.first", found, lambda row: row["level_guessed"] == row["level"])
    yield timed("language.place", seconds)


def _places(found: list[dict]) -> Iterator[Figure]:
    wards = [row for row in found if row["ward_code"]]
    yield _share("place.commune", wards, lambda row: row["ward_code"] in _codes(row, "ward_code")[:1])
    yield _share("place.commune.three", wards, lambda row: row["ward_code"] in _codes(row, "ward_code"))
    provinces = [row for row in found if row["province_code"]]
    yield _share("place.province", provinces, lambda row: row["province_code"] in _codes(row, "province_code")[:1])
    yield _share("place.invented", [row for row in found if not row["province_code"]], lambda row: bool(row["places"]))
    for style in sorted({style for row in wards for style in row["style"]}):
        of_style = [row for row in wards if style in row["style"]]
        if len(of_style) >= FEWEST:
            yield _share(f"place.{style}", of_style, lambda row: row["ward_code"] in _codes(row, "ward_code")[:1])


def _codes(row: dict, code: str) -> list[str | None]:
    return [getattr(place, code) for place in row["places"]]


def _level(text: str) -> str:
    looked = seen(text)
    topics = topics_of(looked)
    return units_for(looked, topics[0].label if topics else "", kind_of(looked)[0].kind)[0].level


def _share(name: str, rows: list[dict], right: Callable[[dict], bool]) -> Figure:
    hits = sum(map(right, rows))
    return Figure(name=f"language.{name}", value=100 * hits / len(rows) if rows else 0.0, unit=f"% / {len(rows)}")
