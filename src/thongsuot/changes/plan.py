"""A plan of reorganisation as it is written, a TOML file, and every wrong use of it named by line and table. Pure."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

KINDS = ("create", "rename", "move", "merge", "split", "abolish")
# table: key -> (type, whether it must be there)
TEXT, CODES, PEOPLE = "text", "codes", "people"
KEYS = {
    "create": {
        "code": (TEXT, True), "name": (TEXT, True), "kind": (TEXT, True), "under": (TEXT, False),
        "short_name": (TEXT, False), "place": (TEXT, False),
    },
    "rename": {"unit": (TEXT, True), "name": (TEXT, True), "short_name": (TEXT, False)},
    "move": {"unit": (TEXT, True), "under": (TEXT, True)},
    "merge": {"units": (CODES, True), "into": (TEXT, True), "below": (TEXT, False)},
    "split": {"unit": (TEXT, True), "into": (CODES, True), "queue": (TEXT, True), "officers": (PEOPLE, False)},
    "abolish": {"unit": (TEXT, True), "to": (TEXT, False)},
}  # fmt: skip
_HEADER = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


@dataclass(frozen=True)
class Problem:
    """What is wrong and the remedy; `line` of the file (0: the whole), `table` as it is headed there."""

    sentence: str
    line: int = 0
    table: str = ""

    def __str__(self):
        if not self.table:
            return self.sentence
        return _("Dòng %(line)s, [[%(table)s]]: %(sentence)s") % vars(self)


@dataclass(frozen=True)
class Step:
    """One table of the plan: its kind, where it stands, and what it says by key; units by their codes."""

    kind: str
    line: int
    says: dict

    def text(self, key: str) -> str:
        return self.says.get(key, "")

    def codes(self, key: str) -> tuple[str, ...]:
        return tuple(self.says.get(key, ()))

    def problem(self, sentence: str) -> Problem:
        return Problem(sentence, self.line, self.kind)

    @property
    def ended(self) -> tuple[str, ...]:
        """The codes of the units that end by this step."""
        if self.kind == "merge":
            return tuple(code for code in self.codes("units") if code != self.text("into"))
        return (self.text("unit"),) if self.kind in ("split", "abolish") else ()

    @property
    def successors(self) -> tuple[str, ...]:
        """The codes of the units that take over from each of `ended`."""
        if self.kind == "split":
            return self.codes("into")
        taker = self.text("into" if self.kind == "merge" else "to")
        return (taker,) if taker else ()

    @property
    def heir(self) -> str:
        """The code of the unit that keeps the matters at once; blank where nobody does."""
        return self.text("queue") if self.kind == "split" else next(iter(self.successors), "")

    @property
    def named(self) -> tuple[str, ...]:
        """The codes of all units the step names, but for the one it creates."""
        single = [self.text(key) for key in ("unit", "under", "into", "queue", "to") if KEYS[self.kind].get(key)]
        several = [*self.codes("units"), *(self.codes("into") if self.kind == "split" else ())]
        single = [code for code in single if isinstance(code, str)]
        return tuple(dict.fromkeys(code for code in (*single, *several) if code))


@dataclass(frozen=True)
class Plan:
    """What changes on day `on`, all of it at 00:00; `late`: why a day that has passed is right."""

    on: date
    basis: str
    late: str = ""
    steps: tuple[Step, ...] = field(default_factory=tuple)

    def of(self, kind: str) -> Iterator[Step]:
        return (step for step in self.steps if step.kind == kind)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all standing units the plan names."""
        return frozenset(code for step in self.steps for code in step.named) - self.created

    @cached_property
    def created(self) -> frozenset[str]:
        return frozenset(step.text("code") for step in self.of("create"))


def read_plan(text: str) -> tuple[Plan | None, list[Problem]]:
    """Return the plan a TOML text says, and what is wrong with how it is written (None with the first of those)."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        return None, [Problem(_("Tệp không phải TOML đúng: %s. Sửa dòng ấy rồi thử lại.") % wrong)]
    problems = list(_head_problems(given))
    lines = _lines(text)
    steps = []
    for kind in KINDS:
        rows = given.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(Problem(_("Ghi mỗi việc thành một bảng [[%s]].") % kind))
            continue
        for number, row in enumerate(rows):
            step = Step(kind, lines[kind][number] if number < len(lines[kind]) else 0, _plain(row))
            wrong = list(_key_problems(step))
            problems += wrong
            steps += [] if wrong else [step]
    if not problems and not steps:
        problems.append(Problem(_("Kế hoạch chưa có việc nào. Thêm ít nhất một bảng như [[merge]] hoặc [[rename]].")))
    if problems:
        return None, problems
    return Plan(given["on"], given["basis"].strip(), str(given.get("late", "")).strip(), tuple(steps)), []


def _head_problems(given: dict) -> Iterator[Problem]:
    for key in sorted(set(given) - {"on", "basis", "late", *KINDS}):
        yield Problem(_("Không hiểu “%(key)s”. Dùng on, basis, late và các bảng %(tables)s.") % {
            "key": key, "tables": ", ".join(KINDS)
        })  # fmt: skip
    if type(given.get("on")) is not date:
        yield Problem(_("Thiếu ngày có hiệu lực. Ghi ở đầu tệp, ví dụ: on = 2026-12-01."))
    if not isinstance(given.get("basis"), str) or not given["basis"].strip():
        yield Problem(_('Thiếu căn cứ. Ghi ở đầu tệp, ví dụ: basis = "Nghị quyết số 12/NQ-HĐND".'))


def _lines(text: str) -> dict[str, list[int]]:
    """Return the line of every table of each kind, in their order."""
    found: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _HEADER.match(line)
        if match and match[1] in found:
            found[match[1]].append(number)
    return found


def _plain(row: dict) -> dict:
    return {key: value.strip() if isinstance(value, str) else value for key, value in row.items()}


def _key_problems(step: Step) -> Iterator[Problem]:
    known = KEYS[step.kind]
    for key in sorted(set(step.says) - set(known)):
        yield step.problem(_("Không hiểu “%(key)s”. Bảng này có: %(keys)s.") % {"key": key, "keys": ", ".join(known)})
    for key, (kind, needed) in known.items():
        if key not in step.says:
            if needed:
                yield step.problem(_missing(step.kind, key))
        elif not _fits(step.says[key], kind):
            yield step.problem(_wrong_type(key, kind))
        elif needed and not step.says[key]:
            yield step.problem(_missing(step.kind, key))
    if step.text("below") not in ("", "move", "match"):
        yield step.problem(_('below chỉ là "move" (đưa cả đơn vị trực thuộc sang) hoặc "match" (nhập từng cặp).'))


def _missing(kind: str, key: str) -> str:
    if (kind, key) == ("split", "queue"):
        return _('Chia tách phải nói đơn vị nào giữ hồ sơ chờ phân. Thêm queue = "mã đơn vị".')
    return _("Thiếu “%s”. Thêm dòng ấy vào bảng.") % key


def _fits(value, kind: str) -> bool:
    if kind == TEXT:
        return isinstance(value, str)
    if kind == CODES:
        return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _wrong_type(key: str, kind: str) -> str:
    if kind == CODES:
        return _('“%s” là danh sách mã đơn vị, ví dụ ["A", "B"].') % key
    if kind == PEOPLE:
        return _("“%s” ghi tên đăng nhập = mã đơn vị.") % key
    return _("“%s” là chữ trong ngoặc kép.") % key
