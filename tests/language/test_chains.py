"""One letter that many send is one group; what only shares a phrase of letters is not."""

from thongsuot.language.chains import chains
from thongsuot.language.matter import matter

LETTER = (
    "Kính gửi Ủy ban nhân dân xã. Chúng tôi {who} hộ ven kênh Cầu Xe phản ánh nhà máy thuộc da Kim Phát xả nước tím "
    "đen lúc hai giờ sáng, cá lồng chết bảy tấn. Bà con thức canh mười một đêm, quay được sáu đoạn phim."
)
SCHOOL = (
    "Kính gửi Ủy ban nhân dân xã. Trường mầm non thiếu cô giáo từ đầu năm, mỗi lớp bốn mươi cháu chỉ một cô trông. "
    "Phụ huynh lớp {who} xin mở thêm lớp bán trú và tuyển thêm hai cô trước ngày khai giảng để cháu được ăn trưa."
)
LAMP = "Kính gửi Ủy ban nhân dân xã. Đèn đường thôn Suối Thông hỏng hai tuần, trẻ con đi học về tối."


def grouped(texts: dict[str, str]) -> list[list[str]]:
    return chains((key, matter(text)) for key, text in texts.items())


def test_letters_of_one_wording_are_one_group_and_the_largest_comes_first():
    letters = {f"kenh-{n}": LETTER.format(who=n) for n in (210, 26, 75)}
    schools = {"truong-1": SCHOOL.format(who="lá"), "truong-2": SCHOOL.format(who="chồi")}
    assert grouped({"den": LAMP} | schools | letters) == [list(letters), list(schools)]


def test_a_letter_with_lines_added_stays_with_its_group_and_nothing_makes_none():
    longer = LETTER.format(who=9) + " Tôi xin gửi kèm đơn của tổ dân phố và mong sớm được trả lời bằng văn bản."
    assert grouped({"a": LETTER.format(who=9), "b": longer, "c": LAMP}) == [["a", "b"]]
    assert grouped({}) == grouped({"a": "", "b": "", "c": LAMP}) == []


def test_what_shares_only_the_phrases_of_letters_is_no_chain():
    head = "Kính gửi Ủy ban nhân dân xã, tôi là công dân của xã, nay làm đơn này kính mong quý cấp xem xét giúp cho."
    asked = ("Đèn đường hỏng.", "Cống trước chợ nghẹt.", "Cầu treo gãy tay vịn.", "Chó thả rông cắn người.")
    assert grouped({said: f"{head} {said}" for said in asked}) == []
