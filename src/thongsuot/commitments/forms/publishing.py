"""The words that the public shall read; what looks personal is hidden, and the very copy is read before it goes."""

import hashlib
import json
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.commitments.actions import PromiseCopy
from thongsuot.commitments.forms.acts import CommitmentForm
from thongsuot.commitments.forms.fields import longer
from thongsuot.commitments.models import Commitment, PublishedFile
from thongsuot.commitments.queries.page import ActShown, acts_of, public_copy
from thongsuot.files.models import Attachment
from thongsuot.language.folding import clean
from thongsuot.language.personal import personal
from thongsuot.language.redaction import Piece, copied, proposals

REASON, EVIDENCE = "reason", "evidence"
LIMIT = 2_000


class PublishForm(CommitmentForm):
    """The words as written, and what of them may stay: all else that looks personal is hidden in the copy.

    An empty reason or evidence is left out. `seen`: the digest of the copy that was read; another is shown first.
    """

    text = longer(gettext_lazy("Câu đã hứa"), limit=LIMIT)
    said_by = longer(
        gettext_lazy("Ai hứa"), help_text=gettext_lazy("Chức danh, không ghi tên người."), limit=200, rows=2
    )
    wanted = longer(gettext_lazy("Lấy gì làm bằng chứng"), limit=LIMIT)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, commitment: Commitment, **kwargs):
        super().__init__(*args, commitment=commitment, **kwargs)
        self.acts = acts_of(commitment)
        self.names = ["text", "said_by", "wanted"]
        for name in self.names:
            self.fields[name].initial = getattr(commitment.content, name)
        for shown in self.acts:
            self._add(shown)
        self._begin_with_what_is_out(commitment)
        self._add_files()
        self._add_confirmed()

    def _add(self, shown: ActShown) -> None:
        """Add a field for the words of one act: why a new day was given, what was shown."""
        number, day = shown.act.number, f"{shown.act.on.day}/{shown.act.on.month}/{shown.act.on.year}"
        if shown.act.verb == "renewed":
            name, label, words = f"{REASON}-{number}", _("Vì sao hứa ngày mới, ngày %s") % day, shown.texts["reason"]
        elif shown.act.verb == "evidence_added" and not shown.fallen:
            name, label, words = f"{EVIDENCE}-{number}", _("Bằng chứng ngày %s") % day, shown.texts["text"]
        else:
            return
        self.fields[name] = longer(label, required=False, limit=LIMIT, help_text=_("Để trống là không công khai."))
        self.fields[name].initial = words
        self.names.append(name)

    def _begin_with_what_is_out(self, commitment: Commitment) -> None:
        out = public_copy(commitment)
        if out is None:
            return
        known = {"text": out.text, "said_by": out.said_by, "wanted": out.wanted}
        known |= {f"{REASON}-{day.number}": day.reason for day in out.days.all() if day.reason}
        known |= {f"{EVIDENCE}-{piece.number}": piece.text for piece in out.evidence.filter(gone="")}
        for name, words in known.items():
            if name in self.fields:
                self.fields[name].initial = words

    def _add_files(self) -> None:
        """Offer the files of evidence that stands; `files_shown` are linked beside, to be looked at first."""
        standing = [shown for shown in self.acts if shown.is_evidence and not shown.fallen]
        self.files_shown = [file for shown in standing for file in shown.files]
        if self.files_shown:
            out = PublishedFile.objects.filter(evidence__promise__publishing__commitment=self.commitment)
            known = set(out.values_list("sha256", flat=True))
            self.fields["files"] = forms.MultipleChoiceField(
                label=_("Tệp được công khai"),
                required=False,
                initial=[str(file.pk) for file in self.files_shown if file.blob.sha256 in known],
                choices=[(str(file.pk), file.name) for file in self.files_shown],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Mở từng tệp xem trước: không có mặt người, biển số, địa chỉ nhà của ai."),
            )

    def _add_confirmed(self) -> None:
        found = proposals(self.words)
        if found:
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label=_("Giống thông tin riêng, sẽ che. Đánh dấu phần được để nguyên"),
                required=False,
                choices=[(piece.text, _named(piece)) for piece in found],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Chỉ đánh dấu phần được phép công khai, ví dụ số trực ban. Viết cách nào cũng che."),
            )

    @property
    def words(self) -> list[str]:
        """Return the words of each field as typed, else as it begins; cut where a field takes no more."""
        given = [self.data.get(name, "") if self.is_bound else self.fields[name].initial for name in self.names]
        return [clean(str(words))[:LIMIT].strip() for words in given]

    @cached_property
    def copies(self) -> list[str]:
        """Return those words as the public will read them: what looks personal and was not ticked is hidden."""
        return copied(self.words, set(self.data.getlist("confirmed")) if self.is_bound else ())

    @cached_property
    def staying(self) -> list[str]:
        """Return what looks personal and stays in the copy, since it was ticked."""
        return list(dict.fromkeys(text[span.start : span.end] for text in self.copies for span in personal(text)))

    @cached_property
    def copy(self) -> PromiseCopy:
        by_name = dict(zip(self.names, self.copies, strict=True))
        return PromiseCopy(
            **{name: by_name[name] for name in ("text", "said_by", "wanted")},
            reasons=_numbered(by_name, REASON),
            evidence=_numbered(by_name, EVIDENCE),
            files=frozenset(file.pk for file in self.chosen),
            confirmed=frozenset(self.staying),
        )

    @cached_property
    def chosen(self) -> list[Attachment]:
        """Return the files that were ticked to go along."""
        ticked = set(self.data.getlist("files")) if self.is_bound else set()
        return [file for file in self.files_shown if str(file.pk) in ticked]

    @property
    def shown(self) -> PromiseCopy | None:
        """Return the copy to read once something was typed or looked at; None on the first page."""
        return self.copy if self.is_bound else None

    @property
    def digest(self) -> str:
        """Return what tells this copy from every other."""
        copy = self.copy
        words = [copy.text, copy.said_by, copy.wanted, sorted(copy.reasons.items()), sorted(copy.evidence.items())]
        return hashlib.sha256(json.dumps([*words, sorted(map(str, copy.files))]).encode()).hexdigest()

    def clean(self):
        given = super().clean()
        if "xem" not in self.data and not self.errors and given.get("seen") != self.digest:
            self.add_error(None, _("Đọc hết bản bà con sẽ đọc ở trên, rồi bấm công khai lần nữa."))
        return given

    def arguments(self) -> dict:
        return {"copy": self.copy, "revision": self.cleaned_data["revision"]}


def _named(piece: Piece) -> str:
    places = _(" (%d chỗ)") % piece.count if piece.count > 1 else ""
    return f"{piece.text}{places}"


def _numbered(words: dict[str, str], kind: str) -> dict[int, str]:
    return {int(name.rpartition("-")[2]): text for name, text in words.items() if name.startswith(f"{kind}-") and text}
