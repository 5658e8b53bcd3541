"""The two-level catalogue of what people write about; codes are stable (`land.compensation`), names are for people."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One entry of the catalogue; `parent` is None for one of the first level."""

    code: str
    vi: str
    en: str
    parent: str | None = None

    def name(self, language: str = "vi") -> str:
        """Return the name in `language`: English for `en…`, else Vietnamese."""
        return self.en if language.startswith("en") else self.vi


@cache
def topics() -> tuple[Topic, ...]:
    """Return the whole catalogue in its printed order, each first-level topic before its own sub-topics."""
    tables = tomllib.loads((files(__package__) / "data" / "topics.toml").read_text(encoding="utf-8"))
    found = []
    for code, table in tables.items():
        found.append(Topic(code=code, vi=table["vi"], en=table["en"]))
        for sub, names in table["sub"].items():
            found.append(Topic(code=f"{code}.{sub}", vi=names["vi"], en=names["en"], parent=code))
    return tuple(found)


@cache
def _by_code() -> dict[str, Topic]:
    return {each.code: each for each in topics()}


def topic(code: str) -> Topic:
    """Return the topic `code`; raises KeyError where the catalogue has none."""
    return _by_code()[code]


def is_topic(code: str) -> bool:
    """Return whether the catalogue has `code`."""
    return code in _by_code()
