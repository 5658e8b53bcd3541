"""The icons of `data/icons.toml`, by name."""

import tomllib
from importlib.resources import files

ICONS: dict[str, str] = tomllib.loads((files("thongsuot.web") / "data" / "icons.toml").read_text(encoding="utf-8"))
