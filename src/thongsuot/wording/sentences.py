"""What is wrong with words, said with its remedy."""

from django.utils.translation import gettext_lazy as _

from thongsuot.wording.kinds import Worded
from thongsuot.wording.rules import Wrong

SENTENCES = {
    "empty": _("Ô này còn trống. Viết lời, hoặc chép lại từ bản gốc."),
    "long": _("Lời dài quá %(what)s chữ. Rút ngắn lại."),
    "lines": _("Ô này chỉ có một dòng. Bỏ chỗ xuống dòng."),
    "tag": _("Lời là chữ thường, không dùng thẻ hay ký hiệu của trang web: bỏ “%(what)s”."),
    "brace": _("Dấu { } chỉ đặt quanh tên một giá trị, viết liền, như {%(place)s}. Sửa chỗ “%(what)s”."),
    "bracket": _("Dấu [ ] chưa khép hoặc lồng nhau: mỗi dấu [ có một dấu ] sau nó. Sửa chỗ “%(what)s”."),
    "piece": _("Đoạn trong dấu [ ] phải có một giá trị, thiếu giá trị ấy thì đoạn không hiện. Sửa “%(what)s”."),
    "unknown": _("Không có giá trị %(what)s ở đây. Dùng được: %(known)s."),
    "missing": _("Lời thiếu %(what)s (%(label)s). Chép giá trị ấy vào chỗ cần."),
    "bare": _("%(what)s có khi không có: đặt nó cùng những chữ quanh nó trong dấu [ ]."),
    "sms": _("Bản tin nhắn dài quá %(what)s tin. Viết một bản ngắn hơn vào ô “Bản tin nhắn”."),
    "keep": _("Dòng này phải giữ nguyên chữ: “%(what)s”. Chép lại từ bản gốc."),
    "centred": _("Những dòng bắt đầu bằng “= ” thuộc bố cục, phải giữ đủ và đúng thứ tự: “%(what)s”."),
    "condition": _("Dòng “%(what)s” mở đầu bằng “?” phải tiếp bằng tên một giá trị của mẫu, rồi dấu cách."),
    "optional": _("%(what)s có thể để trống: dòng có nó phải mở đầu bằng “?%(bare)s ”."),
    "conditional": _("%(what)s chỉ có ở dòng mở đầu bằng “?” của giá trị khác: để nó ở một dòng luôn hiện."),
    "rows": _("%(what)s là một bảng: đặt riêng một dòng “| %(bare)s”."),
    "list": _("%(what)s có nhiều dòng: đặt riêng một dòng “+ %(bare)s” hoặc “# %(bare)s”."),
    "mark": _("Dòng “%(what)s” phải tiếp bằng tên một giá trị nhiều dòng, không có chữ nào khác."),
    "stars": _("Chữ đậm đặt giữa hai cặp dấu **. Dòng “%(what)s” thiếu một cặp."),
    "letters": _("Chữ in của văn bản không có ký tự “%(what)s”. Bỏ hoặc thay ký tự ấy."),
}


def sentence_of(wrong: Wrong, thing: Worded) -> str:
    """Return the sentence for what is wrong with one part of a thing's words."""
    bare = wrong.what.strip("{}")
    label = next((place.label for place in thing.places if place.name == bare), bare)
    known = ", ".join(f"{{{place.name}}}" for place in thing.places) or "–"
    example = thing.places[0].name if thing.places else "code"
    said = {"what": wrong.what, "bare": bare, "label": label, "known": known, "place": example}
    return str(SENTENCES[wrong.reason]) % said
