"""The requirements and tasks of a document: what is numbered, and what somebody who leads directs. Pure."""

import re
from dataclasses import dataclass, field

from thongsuot.directives.rules.parsing import directions
from thongsuot.directives.rules.parsing import item_words as words
from thongsuot.directives.rules.parsing.item_parts import Found, start_of
from thongsuot.directives.rules.parsing.lacking import tells
from thongsuot.directives.rules.parsing.sections import TASKS, section_of
from thongsuot.directives.rules.parsing.sentences import Stretch, clauses, sentences, trimmed
from thongsuot.directives.rules.parsing.source import Source
from thongsuot.directives.rules.parsing.steps import MOST, counted_up
from thongsuot.directives.rules.parsing.tree import Node

MOST_OF_A_TOPIC = 9  # words
_GAP = 99  # letters between two sentences that touch: blanks and marks
_LONGEST_QUOTATION = 3_000
_NOT_TASKS = frozenset(("result", "cause", "lesson", "people", "purpose"))


@dataclass
class Voice:
    """Who is directing while the document is read on: `group` names the set; `on` while their words go on.

    `quoted`: only a quotation is theirs, of which not every "phải" is a direction.
    """

    on: bool = False
    group: str = ""
    quoted: bool = False


@dataclass
class Collector:
    """What is found while a tree is walked. `short`, `causes`: what stands under a heading of such."""

    read: Source
    formal: bool = False
    found: list[Found] = field(default_factory=list)
    short: list[Stretch] = field(default_factory=list)
    causes: list[Stretch] = field(default_factory=list)
    voice: Voice = field(default_factory=Voice)

    def walk(self, children: list[Node], section: str, group: str) -> None:
        """Read what stands under one heading, in order."""
        at = 0
        while at < len(children):
            node = children[at]
            if steps := self._steps(children, at, section):
                for one in steps:
                    self._add(one.own[0], self._opened(children[at - 1] if at else None, section, group)[1])
                at += len(steps)
                continue
            if node.marker is None:
                self._unmarked(node, children[at + 1 : at + 2], section, group)
                at += 1
                continue
            run = [node]
            while at + len(run) < len(children) and children[at + len(run)].signature == node.signature:
                if children[at + len(run)].marker.rank == 1:
                    break
                run.append(children[at + len(run)])
            self._run(run, children[at - 1] if at else None, section, group)
            at += len(run)

    def _unmarked(self, node: Node, following: list[Node], section: str, group: str) -> None:
        wording = self._wording(node)
        if node.is_heading:
            self.voice = Voice()
            named = directions.leads(wording) or wording.strip(' :"“”')
            told = self.formal or words.TOPICS.search(wording) or not directions.read(wording).imperative
            self.walk(node.children, section_of(wording, section) if told else section, named)
            return
        self._paragraph(node.own[0], section, group, before_run=bool(following and following[0].marker))

    def _run(self, run: list[Node], before: Node | None, section: str, group: str) -> None:
        """Read the parts of one count: what they are is told by the sentence before them, or by themselves."""
        kind, named = self._opened(before, section, group)
        if not kind:
            kind = "task" if sum(self._is_directive(node) for node in run) * 2 >= len(run) else ""
        for node in run:
            self._numbered(node, kind, named)
        self.voice = Voice(on=kind in TASKS and run[0].marker.kind in ("word", "paren", "number"), group=named)

    def _opened(self, before: Node | None, section: str, group: str) -> tuple[str, str]:
        """Return what a run holds and the set it is, as the sentence before it says, else the one before that."""
        if before is None or before.marker is not None or before.is_heading:
            return section, group
        *_, earlier, lead = ["", "", *self._sentences(before)]
        if any(self._is_lack(one) for one in (lead, earlier if words.ONLY_LEADS.match(lead) else "")):
            return "shortcoming", lead.strip(" :.")
        if words.AGENDA.search(lead):
            return "people", group
        if directions.leads(lead) or directions.opens_list(lead):
            return section_of(directions.leads(lead) or lead, section), directions.leads(lead) or lead.strip(" :.")
        return section, group

    def _is_lack(self, sentence: str) -> bool:
        return bool(words.LACKS.search(sentence)) and not words.MENDS.search(sentence)

    def _steps(self, children: list[Node], at: int, section: str) -> list[Node]:
        """Return the paragraphs that "Trước hết" begins to count up, where each is to be done; [] where none are."""
        if section in _NOT_TASKS or section == "shortcoming":
            return []
        counted = counted_up(self.read.text, children[at : at + MOST])
        return [one for one in counted if any(directions.asks(sentence) for sentence in self._sentences(one))]

    def _numbered(self, node: Node, kind: str, group: str) -> None:
        wording = self._wording(node)
        if not self.formal and words.LAST_WORDS.match(wording):
            return
        named = node.is_heading and (section_of(wording) in _NOT_TASKS or not directions.read(self._body(node)).directs)
        own = section_of(wording, kind) if named or (self._is_container(node) and len(wording) < 160) else kind
        if self._is_container(node):
            self.walk(node.children, own, wording.strip(" :"))
        elif own in TASKS and self._is_topic(node):
            for one in node.own[1:]:
                self._paragraph(one, own, wording, before_run=False)
        elif own in ("shortcoming", "cause"):
            below = node.own[named:] + [part for child in node.children for part in child.own]
            (self.short if own == "shortcoming" else self.causes).extend(below)
        elif own in TASKS or (not own and self._is_directive(node) and self.formal):
            if not words.SHAPED.search(self._body(node)) and (own in ("task", "target") or self._is_directive(node)):
                self._add_node(node, group)

    def _is_container(self, node: Node) -> bool:
        """Return whether a numbered line only names what stands below it: a topic, not somebody who is to do it."""
        if not node.children:
            return False
        if node.marker.kind in ("part", "capital", "roman") or self._is_topic(node):
            return True
        body = self._body(node)
        if len(node.own) > 1 or not (node.is_heading or body.endswith(":")):
            return False
        if any(
            child.marker and child.marker.kind not in ("dash", "plus") and not child.inline for child in node.children
        ):
            return True
        if directions.names_doer(body):
            return False
        return any(child.marker for child in node.children) and not directions.read(body).directs

    def _is_topic(self, node: Node) -> bool:
        """Return whether a short numbered line names only what the several paragraphs below it are: "3. Giải pháp"."""
        few = len(self._body(node).split()) <= MOST_OF_A_TOPIC
        below = len(node.own) - 1 + sum(child.marker is None for child in node.children)
        return node.is_heading and few and below > 1 and words.SETS.search(self._body(node)) is not None

    def _is_directive(self, node: Node) -> bool:
        reading = directions.read(self._body(node))
        return reading.directs or reading.ordered

    def _paragraph(self, one: Stretch, section: str, group: str, *, before_run: bool) -> None:
        """Read the sentences of an unmarked paragraph, each as a direction, its continuation, or neither."""
        whole = one.of(self.read.text)
        if section == "shortcoming":
            self.short.append(one)
            return
        self.causes += [one] * (section == "cause")
        said = directions.attributed(whole)
        if said:
            self.voice = Voice(True, self.voice.group or said["who"], quoted=True)
        elif self.voice.quoted:
            self.voice = Voice()
        found = list(sentences(self.read.text, one.start, one.end))
        for number, sentence in enumerate(found):
            last = number == len(found) - 1
            self._sentence(sentence, section, group, opens=last and before_run, first=number == 0)

    def _sentence(self, one: Stretch, section: str, group: str, *, opens: bool, first: bool) -> None:
        wording = one.of(self.read.text)
        if not first and self._touches(one) and self._is_quoting():
            self._extend(one)
            return
        reading = directions.read(wording)
        if reading.asking or words.CLOSING.search(wording) or words.SHAPED.search(wording):
            self.voice = Voice() if reading.asking else self.voice
            return
        if opens and (reading.lead or directions.opens_list(wording)):
            self.voice = Voice(True, reading.lead or group)
        elif reading.lead and directions.opens_list(wording):
            self.voice = Voice(section_of(reading.lead) in TASKS, reading.lead)
        elif reading.lead and words.ANNOUNCES.search(wording) and (reading.ordered or reading.must):
            self.voice = Voice(True, reading.lead)
        elif (ordered := self._ordered(one, wording, reading)) is not None:
            self.voice = Voice(True, self._group_of(wording, reading, group, section))
            self._add(ordered, self.voice.group)
        elif self.voice.on or section in TASKS:
            self._under_voice(one, wording, reading, group, first=first)

    def _ordered(self, one: Stretch, wording: str, reading: directions.Reading) -> Stretch | None:
        """Return the part of a sentence that somebody orders in it, None where nobody does."""
        colon = re.search(r"(?:\bnhư|\blà|\bsau|\bsau đây|\brõ|\bmạnh|\bgồm)\s*:\s+(?=[“\"]?\w)", wording)
        if reading.lead and colon and len(wording) - colon.end() > 40 and section_of(reading.lead) in TASKS:
            rest = directions.read(wording[colon.end() :])
            if rest.directs and (reading.ordered or reading.says):
                return trimmed(self.read.text, one.start + colon.end(), one.end)
        if reading.ordered and not reading.past and (not reading.lead or reading.directs or len(wording.split()) > 12):
            return one
        if (
            reading.calls
            and not self.formal
            and not directions.opens_list(wording)
            and not words.NEW_SCENE.search(wording)
        ):
            return one
        if reading.says and reading.says_must and not reading.past and not words.NEW_SCENE.search(wording):
            return one
        if (
            reading.says
            and (match := re.search(r":\s+[“\"]?", wording))
            and directions.read(wording[match.end() :]).imperative
        ):
            return one
        return None

    def _under_voice(self, one: Stretch, wording: str, reading: directions.Reading, group: str, *, first: bool) -> None:
        """Read a sentence while somebody directs: it directs too, goes on with the last one, or ends it."""
        touching = self._touches(one)
        if reading.follows and self.found and (touching or not (first or self._is_apart(one))):
            self._extend(one)
        elif reading.steps and self.voice.on and not words.NEW_SCENE.search(wording):
            self._add(one, self.voice.group or group)
        elif (
            (reading.charges if self.voice.quoted else reading.directs or reading.assigns)
            and not words.NEW_SCENE.search(wording)
            and not (reading.done and not (reading.must or reading.imperative))
        ):
            self._add(one, self.voice.group or group)
        elif not first and touching and not reading.done and not words.NEW_SCENE.search(wording) and not tells(wording):
            self._extend(one)
        elif (reading.done and not self.voice.quoted) or words.NEW_SCENE.search(wording):
            self.voice = Voice()

    def _is_quoting(self) -> bool:
        """Return whether the last item ends within a quotation."""
        last = self.found[-1]
        return bool(words.QUOTING.search(self.read.text, max(last.start, last.end - _LONGEST_QUOTATION), last.end))

    def _touches(self, one: Stretch) -> bool:
        if not self.found or one.start - self.found[-1].end > _GAP:
            return False
        return not self.read.text[self.found[-1].end : one.start].strip(' \n.;”"')

    def _is_apart(self, one: Stretch) -> bool:
        """Return whether the last item stands in another paragraph."""
        return self.read.text.find("\n", self.found[-1].end, one.start) >= 0

    def _group_of(self, wording: str, reading: directions.Reading, group: str, section: str) -> str:
        if reading.lead and directions.section_is_set(reading.lead):
            return reading.lead
        if section in TASKS and group:
            return group
        if reading.verb:
            return directions.speaker(wording, reading.verb)
        return directions.said_by(wording) or group

    def _extend(self, one: Stretch) -> None:
        """Let the last item go on to the end of a sentence that only goes on with it."""
        self.found[-1].end = one.end

    def _add(self, one: Stretch, group: str) -> None:
        """Add a sentence; a clause behind a semicolon that is addressed to somebody else is one of its own."""
        start = one.start
        for part in clauses(self.read.text, one.start, one.end):
            if part.start > start and directions.addresses(part.of(self.read.text)):
                self.found.append(Found(start, self.read.text.rindex(";", start, part.start), group))
                start = part.start
        self.found.append(Found(start, one.end, group))

    def _add_node(self, node: Node, group: str) -> None:
        self.found.append(Found(start_of(node), node.end, group, node))

    def _wording(self, node: Node) -> str:
        return " ".join(node.own[0].of(self.read.text).split())

    def _body(self, node: Node) -> str:
        """Return the wording of a numbered part without its ordinal."""
        start = node.marker.end if node.marker else node.own[0].start
        return " ".join(self.read.text[start : node.own[0].end].split()).lstrip(" ,:.)–-")

    def _sentences(self, node: Node) -> list[str]:
        one = node.own[-1]
        return [part.of(self.read.text) for part in sentences(self.read.text, one.start, one.end)]
