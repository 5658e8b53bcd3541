"""The words that the public shall read, field by field, with what looks personal hidden beforehand."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.commitments.actions import PromiseCopy
from thongsuot.commitments.forms.acts import CommitmentForm
from thongsuot.commitments.forms.fields import longer
from thongsuot.commitments.models import Commitment, PublishedFile
from thongsuot.commitments.queries.page import ActShown, acts_of, public_copy
from thongsuot.language.redaction import copied, proposals

REASON, EVIDENCE = "reason", "evidence"


class PublishForm(CommitmentForm):
    """What stands in a field is what the public reads: an empty reason or evidence is left out."""

    text = longer(_("Câu đã hứa"), limit=2_000)
    said_by = longer(_("Ai hứa"), help_text=_("Chức danh, không ghi tên người."), limit=200, rows=1)
    wanted = longer(_("Lấy gì làm bằng chứng"), limit=2_000)

    def __init__(self, *args, commitment: Commitment, **kwargs):
        super().__init__(*args, commitment=commitment, **kwargs)
        acts = acts_of(commitment)
        self.given: dict[str, str] = {
            "text": commitment.content.text,
            "said_by": commitment.content.said_by,
            "wanted": commitment.content.wanted,
        }
        for shown in acts:
            self._add(shown)
        self._prefill(commitment)
        self._add_files(acts)
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
        self.fields[name] = longer(label, required=False, limit=2_000, help_text=_("Để trống là không công khai."))
        self.given[name] = words

    def _prefill(self, commitment: Commitment) -> None:
        """Begin with what is public already, else with the words said, what looks personal hidden in them."""
        out = public_copy(commitment)
        known = dict(zip(self.given, copied(self.given.values(), ()), strict=True))
        if out is not None:
            known |= {"text": out.text, "said_by": out.said_by, "wanted": out.wanted}
            known |= {f"{REASON}-{day.number}": day.reason for day in out.days.all() if day.reason}
            known |= {f"{EVIDENCE}-{piece.number}": piece.text for piece in out.evidence.filter(gone="")}
        for name, words in known.items():
            if name in self.fields:
                self.fields[name].initial = words

    def _add_files(self, acts: list[ActShown]) -> None:
        """Offer the files of evidence that stands; `files_shown` are linked beside, to be looked at first."""
        self.files_shown = [file for shown in acts if shown.is_evidence and not shown.fallen for file in shown.files]
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
        found = proposals(self.given.values())
        if found:
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label=_("Giống thông tin riêng, đã che sẵn. Đánh dấu phần được để nguyên"),
                required=False,
                choices=[(piece.text, piece.text) for piece in found],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Ví dụ số trực ban. Đánh dấu rồi viết lại phần ấy vào ô bên trên."),
            )

    def arguments(self) -> dict:
        given = self.cleaned_data
        copy = PromiseCopy(
            text=given["text"],
            wanted=given["wanted"],
            said_by=given["said_by"],
            reasons=self._numbered(REASON),
            evidence=self._numbered(EVIDENCE),
            files=frozenset(UUID(pk) for pk in given.get("files", ())),
            confirmed=frozenset(given.get("confirmed", ())),
        )
        return {"copy": copy, "revision": given["revision"]}

    def _numbered(self, kind: str) -> dict[int, str]:
        named = {name: words for name, words in self.cleaned_data.items() if name.startswith(f"{kind}-") and words}
        return {int(name.rpartition("-")[2]): words for name, words in named.items()}
