"""The form of the public copy: what is hidden is ticked piece by piece, and the very copy is read before it goes."""

import hashlib
import json
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.publish import CopyItem, PublicCopy
from thongsuot.cases.forms.acts.base import LONG, ActForm, Sentence
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.models.rounds import current_answer
from thongsuot.cases.queries.answer import confirmed_in, people_of
from thongsuot.cases.queries.remade import Source, sources_of
from thongsuot.language.folding import clean
from thongsuot.language.redaction import Piece, copied, proposals

MORE, MOST_LINES = 2000, 30  # letters and phrases to hide besides; each is looked for in every way it may be written
KIND_NAMES = {
    "name": gettext_lazy("họ tên"),
    "phone": gettext_lazy("điện thoại"),
    "id_number": gettext_lazy("số giấy tờ"),
    "bank": gettext_lazy("tài khoản"),
    "address": gettext_lazy("địa chỉ"),
    "email": gettext_lazy("thư điện tử"),
    "link": gettext_lazy("đường dẫn"),
}


def _named_file(source: Source) -> str:
    pages = _("%d trang") % len(source.pages)
    return f"{source.made.caption} ({source.file.name}, {pages})"


class PublishForm(ActForm):
    """The words for the public as written, and what of them is hidden; or the reason why there is no copy.

    All that is proposed is hidden unless the publisher says that it may stay. `seen` is the digest of the copy that
    was shown: another one is shown first.
    """

    keep_private = forms.BooleanField(
        label=gettext_lazy("Chỉ gửi cho người gửi, không công khai"),
        help_text=gettext_lazy("Ghi lý do ở ô dưới."),
        required=False,
    )
    reason = Sentence(gettext_lazy("Lý do không công khai"), rows=2, required=False)
    title = CleanText(label=gettext_lazy("Tiêu đề công khai"), required=False, max_length=200)
    question = Sentence(gettext_lazy("Người gửi viết, bản công khai"), rows=6, required=False, limit=LONG)
    confirmed = forms.MultipleChoiceField(
        label=gettext_lazy("Thông tin được phép để nguyên"),
        help_text=gettext_lazy(
            "Mục không đánh dấu sẽ được che, viết cách nào cũng che. Chỉ đánh dấu mục được phép công khai, ví dụ tên "
            "người phụ trách, số đường dây nóng."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hide_more = Sentence(
        gettext_lazy("Che thêm, mỗi dòng một cụm từ"),
        rows=3,
        required=False,
        limit=MORE,
        help_text=gettext_lazy("Biệt danh, tên quán, biển số xe: điều gì làm người quen nhận ra."),
    )
    pictures = forms.MultipleChoiceField(
        label=gettext_lazy("Tệp làm lại đi cùng bản công khai"),
        help_text=gettext_lazy("Chỉ ảnh vẽ lại, đã bôi đen, đặt tên lại. Tệp gốc không bao giờ công khai."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    letters = forms.BooleanField(
        label=gettext_lazy("Cùng một người thì cùng một chữ (█A█)"),
        help_text=gettext_lazy("Chỉ khi không có chữ thì không hiểu được ai làm gì."),
        required=False,
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    lists = ("confirmed", "pictures")

    def prepare(self):
        answers = current_answer(self.case)
        self.numbers = [each.number for each in answers]
        self.propose(title=self.case.title, question=self.case.content.text)
        for each in answers:
            self._add_item(each.number, each.item.text, self.answer_of(each))
        choices = [(piece.text, self._named(n, piece)) for n, piece in enumerate(self.pieces, 1)]
        self.fields["confirmed"].choices = choices
        self.fields["pictures"].choices = [(str(each.made.pk), _named_file(each)) for each in self.sources if each.made]

    def answer_of(self, each) -> str:
        """Return what the public copy starts from as the answer to one thing asked for."""
        return each.response.text if each.response else ""

    def _add_item(self, n: int, request: str, answer: str) -> None:
        self.fields[f"request-{n}"] = Sentence(_("Việc %d được đề nghị") % n, rows=2, required=False, limit=LONG)
        self.fields[f"answer-{n}"] = Sentence(_("Trả lời việc %d") % n, rows=4, required=False, limit=LONG)
        self.propose(**{f"request-{n}": request, f"answer-{n}": answer})

    @cached_property
    def sources(self) -> list[Source]:
        """Return the files of the case that pictures for the public can be made of."""
        return sources_of(self.case)

    @cached_property
    def chosen(self) -> list[Source]:
        """Return the files made anew that were ticked to go along, in their order."""
        ticked = set(self.given.getlist("pictures")) if self.given else set()
        return [each for each in self.sources if each.made and str(each.made.pk) in ticked]

    @cached_property
    def names(self) -> list[str]:
        """Return the fields whose words become public, in the order of the copy."""
        return ["title", "question", *(f"{part}-{n}" for n in self.numbers for part in ("request", "answer"))]

    @cached_property
    def words(self) -> list[str]:
        """Return the words of those fields as typed, else as they start; cut where a field takes no more."""
        given = [self.given.get(name, self.initial.get(name, "")) for name in self.names]
        return [clean(str(words))[:LONG].strip() for words in given]

    @cached_property
    def more(self) -> list[str]:
        """Return what else is to be hidden, each once; of more than the field takes its beginning."""
        lines = clean(str(self.given.get("hide_more", ""))[: 2 * MORE])[:MORE].splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def clean_hide_more(self) -> str:
        if len(self.more) > MOST_LINES:
            raise forms.ValidationError(_("Che thêm tối đa %d cụm từ. Bớt lại, hoặc sửa bản công khai.") % MOST_LINES)
        return self.cleaned_data["hide_more"]

    @cached_property
    def pieces(self) -> list[Piece]:
        return proposals(self.words, people_of(self.case))

    @staticmethod
    def _named(n: int, piece: Piece) -> str:
        places = _(" (%d chỗ)") % piece.count if piece.count > 1 else ""
        return f"{n}. {KIND_NAMES[piece.kind]}: {piece.text}{places}"

    @property
    def rows(self):
        return [(n, self[f"request-{n}"], self[f"answer-{n}"]) for n in self.numbers]

    @cached_property
    def copy(self) -> PublicCopy:
        """Return the copy as the public will read it, from what was typed and ticked."""
        kept = set(self.given.getlist("confirmed")) if self.given else set()
        marked = bool(self.given.get("letters"))
        title, question, *rest = copied(
            self.words, kept, self.more[:MOST_LINES], letters=marked, known=people_of(self.case)
        )
        pairs = zip(self.numbers, rest[::2], rest[1::2], strict=True)
        return PublicCopy(
            title=title,
            question=question,
            items=tuple(CopyItem(*row) for row in pairs),
            confirmed=confirmed_in([title, question, *rest]),
            files=tuple(each.made.pk for each in self.chosen),
        )

    @property
    def shown(self) -> PublicCopy | None:
        """Return the copy to read once something was typed or looked at; None on the first page."""
        return self.copy if self.given and not self.given.get("keep_private") else None

    @property
    def digest(self) -> str:
        """Return what tells this copy from every other."""
        copy = self.copy
        words = [
            copy.title,
            copy.question,
            *([item.number, item.request, item.answer] for item in copy.items),
            *map(str, copy.files),
        ]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()

    def clean(self):
        given = super().clean()
        if not given.get("keep_private") and not self.errors and given.get("seen") != self.digest:
            self.add_error(None, _("Đọc hết bản bà con sẽ đọc ở dưới, rồi bấm gửi lần nữa."))
        return given

    def arguments(self):
        given = self.cleaned_data
        if given.get("keep_private"):
            return {"copy": None, "reason": given["reason"]}
        return {"copy": self.copy}
