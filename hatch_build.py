"""What the wheel needs beyond its files: the requirements of requirements/base.in, and the compiled catalogues."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "src"))

from thongsuot.config.messages.catalogues import compile_all  # noqa: E402  the source tree is not installed yet


class Requirements(MetadataHookInterface):
    """The wheel's dependencies are the lines of requirements/base.in."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict) -> None:
        lines = (ROOT / "requirements" / "base.in").read_text().splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]


class Catalogues(BuildHookInterface):
    """Compiles each room's .po; the .mo are ignored by git, so pyproject.toml lists them as artifacts."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        compile_all()


def get_metadata_hook() -> type[MetadataHookInterface]:
    return Requirements


def get_build_hook() -> type[BuildHookInterface]:
    return Catalogues
