"""The closed list of grounds for refusing to receive somebody, as dated data."""

import tomllib
from functools import cache
from importlib import resources


@cache
def refusals() -> dict[str, tuple[str, str]]:
    """Return (Vietnamese, English) by code, in the order of the list."""
    return {row["code"]: (row["vi"], row["en"]) for row in _data()["ground"]}


def refusal_source(language: str = "vi") -> str:
    """Return the articles that close the list."""
    return _data()["source_en" if language == "en" else "source"]


@cache
def _data() -> dict:
    return tomllib.loads(resources.files("thongsuot.receptions").joinpath("data/refusals.toml").read_text("utf-8"))
