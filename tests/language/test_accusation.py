import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.samples import needs_samples, recall_and_precision, submissions
from thongsuot.language.accusation import accuses
from thongsuot.language.folding import fold
from thongsuot.language.keystrokes import decode_typing
from thongsuot.language.learning import reported

ACCUSING = (
    "Tôi sẽ tố cáo ông Lê Văn Tám ra trước pháp luật.",
    "Tôi không thể không tố cáo bà Lan.",
    "Tôi xin tố giác ông Trần Công Lý, phó chủ tịch phường, có hành vi nhận tiền lót tay.",
    "don to cao: ba nguyen thi lan hieu truong truong mam non thu tien sai",
    "Chúng tôi làm đơn này tố cáo những sai phạm của ông Phạm Bá Nhâm – Trưởng ban quản lý chợ",
    "Đề nghị công an bắt thằng Hùng ở ấp 3, nó trấn lột tiền học sinh.",
    "ông Dũng công an khu vực hay vòi tiền mấy hộ buôn bán",
    "Cán bộ địa chính xã tên Hải gợi ý đưa 20 triệu thì mới làm sổ đỏ.",
    "Mô tả: tui thấy rõ ràng bà Sáu Nhiều bỏ hàn the vô giò chả, tui tố bả.",
    "Tôi tố bà Hường kế toán trường ăn chặn tiền ăn bán trú của các cháu",
    "KINH GUI CONG AN: TOI TO CAO DOI TUONG PHAN VAN LONG CHO VAY NANG LAI",
    "Báo cáo: anh Lò Văn Pánh, kiểm lâm, nhận tiền để cho xe gỗ lậu đi qua trạm.",
    "Nội dung tố cáo cụ thể như sau: 1. Ông A lập hồ sơ giả",
    "Bầy tui tố cáo o Thủy bán thuốc tây giả nơi chợ, răng mà xã nỏ xử?",
    "Thầy giáo Vũ đánh học sinh lớp 4 bầm tím, tôi đề nghị kỷ luật thầy.",
    "Em bị sếp là anh Phúc sàm sỡ nhiều lần, xin tố cáo mà sợ mất việc.",
    "Tôi khiếu nại việc thu hồi đất đồng thời tố cáo ông chủ tịch xã bao che",
    "tôi muốn t.ố c.á.o ông xã trưởng",
    "Tố cáo: cán bộ thuế ăn chia với hộ kinh doanh Minh Phát.",
    "toi muon to cao chu tich xa",
    "Tôi tốcáo ông Tư",
    "Tôi tô cáo ong tu truong ap",
    "Ông Nguyễn Văn Tèo, chủ tịch xã, nhận hối lộ 50 triệu của nhà thầu, đề nghị điều tra làm rõ.",
    "to cao ong nguyen van teo chu tich xa an tien cua dan",
    "Toi xin to cao can bo dia chinh phuong doi tien lot tay",
    "T Ố  C Á O ông trưởng thôn ăn chặn tiền cứu trợ",
    "tố cào bà Lê Thị Mơ bán hàn the",
    "TO CAO ONG TRAN VAN BA THAM O TIEN QUY",
    "Tui to6 giác thằng Tèo bán ma túy",
    "Bà Trần Thị Nở, kế toán hợp tác xã, lập khống chứng từ rút 120 triệu đồng. Yêu cầu thanh tra làm rõ.",
    "Thằng Lê Văn Đực nhà số 5 bán ma túy cho học sinh, tui sợ nó trả thù.",
    "Anh Nguyễn Thành Nhân, công chức tư pháp, đòi tôi 2 triệu mới chịu làm giấy khai sinh.",
    "Hiệu trưởng trường tiểu học ép giáo viên ký khống tiền dạy thêm, bỏ túi riêng.",
    "Toi65 to61 ca1o o6ng Bi2nh tru7o7ng tho6n la5m quye62n",
    "Ông Lê Văn Tám lợi dụng chức vụ cấp đất trái phép cho em ruột, đề nghị cách chức.",
    "Ông Trần Hữu Độ, trưởng ấp, khai khống danh sách hộ nghèo.",
    "Kính gửi công an: bà Phạm Thị Hoa lừa đảo chiếm đoạt 300 triệu của 12 người.",
    "Đề nghị xử lý nghiêm ông Hồ Văn Lụa, đội trưởng quản lý trật tự, bảo kê cho quán nhậu.",
    "ĐƠN TỐ CÁO\nTôi là Trần Văn A. Ông Bình lấy tiền quỹ.",
    "Về nội dung tố cáo: bà Lan thủ quỹ.",
    "Mình muốn tố cáo chủ nhà trọ",
    "Bọn em tố cáo thầy Quân sàm sỡ học sinh nữ",
)

HARMLESS = (
    "Tôi phản ánh cán bộ một cửa làm việc riêng, thái độ khó chịu.",
    "Thùng rác to cao gần hai mét chắn lối đi",
    "Đề nghị xử lý nghiêm các quán karaoke gây ồn",
    "Xin hỏi đơn khiếu nại, tố cáo nộp ở đâu",
    "Công ty chậm trả lương 3 tháng, đề nghị thanh tra lao động kiểm tra.",
    "Chị Hoa trưởng thôn rất nhiệt tình, đề nghị khen thưởng.",
    "Trường thu tiền quỹ 500 nghìn không rõ lý do.",
    "Ông Nguyễn Văn Ba mất ví có 2 triệu đồng ở chợ, ai nhặt được xin trả.",
    "Nhờ trưởng ấp thông báo lịch tiêm chủng.",
    "Anh Tâm shipper bị ngã do hố ga mất nắp.",
    "Kiến nghị tăng mức phạt hành vi hành hung nhân viên y tế.",
    "Đối tượng trộm cắp đột nhập nhà tôi, mong công an điều tra.",
    "Kẻ lừa đảo giả danh công an gọi điện đòi tiền tôi.",
    "Bác sĩ Lan khám rất kỹ, cảm ơn bác sĩ.",
    "Trụ điện to cao trước nhà ông Tư bị nghiêng.",
    "Em hỏi thủ tục đổi giấy phép lái xe.",
    "Tiền hỗ trợ hộ nghèo của bà Sen bị chậm, cán bộ xã nói chờ.",
    "Chó nhà ông Hai thả rông cắn người.",
    "nha hang xom xay nha lan sang dat toi 20cm, xin do lai",
    "Tôi kiến nghị HĐND giám sát việc giải quyết đơn thư khiếu nại, tố cáo tồn đọng.",
    "Cái cây trước nhà to cao quá, cành che đèn đường.",
    "Anh thanh niên to cao chạy xe lạng lách ở hẻm 5.",
    "Đề nghị phường mở lớp phổ biến Luật Tố cáo và Luật Khiếu nại cho người dân.",
    "Kiến nghị công khai lịch tiếp công dân, giải quyết khiếu nại, tố cáo trên cổng thông tin.",
    "Cho tôi hỏi thủ tục tố cáo như thế nào?",
    "Tôi không tố cáo ai, chỉ mong phường sửa đường.",
    "Tôi bị một số máy lạ lừa đảo 5 triệu đồng qua mạng, mong công an cảnh báo bà con.",
    "Ông Bảy hàng xóm hát karaoke tới khuya, nhờ tổ dân phố nhắc.",
    "Nhà bà Hai bị trộm cắp nhiều lần, mong công an tuần tra.",
    "Bà Nguyễn Thị Sáu 80 tuổi bị lừa đảo mất 20 triệu tiền dưỡng già.",
    "Đề nghị tỉnh đẩy mạnh phòng chống tham nhũng, lãng phí.",
    "Cô giáo chủ nhiệm rất tận tình, phụ huynh cảm ơn cô Lan.",
    "Xin cấp lại sổ hộ nghèo cho bà Trần Thị Mót, cán bộ nói chờ.",
    "Quán nhậu đòi tiền giữ xe 20 ngàn, đề nghị niêm yết giá.",
    "Tôi nộp 5 triệu đồng tiền đóng góp làm đường, đề nghị thôn công khai.",
    "Tôi là Lê Văn Hai, đề nghị bồi thường 50 triệu đồng cho nhà tôi bị nứt.",
    "ong Bay hang xom do rac ra hem, nho phuong xu ly",
    "duong to cao rao qua, xe khong vao duoc",
    "Xóm tôi ăn chắn uống chè cạnh ủy ban ồn ào",
    "Khiếu nại quyết định số 5 của ông Nguyễn Văn An, Chủ tịch UBND xã, thu hồi đất của tôi",
    "Anh Hùng bán rau lấn vỉa hè chợ, đề nghị dẹp.",
    "Nhờ công an xử lý nghiêm thanh niên đua xe trên quốc lộ.",
    "Ông Trần Văn Sáu được nhận trợ cấp 500.000 đồng mà tháng này chưa có.",
    "Tôi có con gái Nguyễn Thị Lan chưa được nhận 2 triệu đồng tiền hỗ trợ học phí.",
    "Kiến nghị quy định bảo vệ người tố cáo tốt hơn.",
    "Ông Trần Văn Sáu là người tố tụng tốt? Không, ông chỉ xin hướng dẫn.",
    "Nếu không sửa đường tôi sẽ tố cáo lên tỉnh.",
)


@pytest.mark.parametrize("text", ACCUSING)
def test_an_accusation_of_a_person_is_noticed_however_it_is_written(text):
    assert accuses(text).suspected, accuses(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_accuses_nobody_is_left_in_peace(text):
    assert not accuses(text).suspected, accuses(text)


LETTER = "Tôi tố cáo ông Lê Văn Tám, trưởng thôn, ăn chặn hàng cứu trợ của dân."


@pytest.mark.parametrize(
    "text",
    [
        LETTER.upper(),
        unicodedata.normalize("NFD", LETTER),
        fold(LETTER),
        fold(LETTER).upper(),
        "Toi to\u0301 ca\u0301o o\u0302ng Le\u0302 Va\u0306n Ta\u0301m a\u0306n cha\u0323\u0306n",
        "Tooi toos caos oong Lee Vawn Tams awn chawnj hangf cuwus trowj",
        "Tôi tố\u200b cáo ô\u00adng Lê Văn Tám",
        "Tôi tố\ncáo ông Lê Văn Tám",
        "Tôi t0 ca0 ông Lê Văn Tám, truởng thôn",
        "tui tố cáo thằng Tám nghen",
        "Tôi tố cào ông Tám",
    ],
)
def test_no_way_of_typing_hides_the_word(text):
    assert accuses(text).certain, accuses(text)


def test_the_reasons_are_phrases_an_officer_can_read():
    assert accuses(LETTER).reasons[0] == "tố cáo"
    assert "ăn chặn" in accuses(LETTER).reasons


def test_person_deed_and_punishment_accuse_without_the_word():
    found = accuses("Ông Nguyễn Văn Tèo, kế toán xã, lập khống chứng từ và chiếm đoạt tiền quỹ. Đề nghị khởi tố.")
    assert found.certain
    assert "tố cáo" not in found.reasons


def test_the_one_who_suffers_is_not_accused():
    assert accuses("Bà Lê Thị Sáu bị lừa đảo mất tiền dưỡng già.").score == 0.0


@given(st.text(max_size=120))
@settings(max_examples=60)
def test_any_text_has_a_score_between_nothing_and_one(text):
    assert 0.0 <= accuses(text).score <= 1.0


def denounces(row) -> bool:
    if row["kind"] == "mixed":
        return "to cao" in fold(decode_typing(row["text"]))
    return row["kind"] == "denunciation"


@needs_samples
def test_on_the_labelled_submissions_denunciations_are_found_and_few_others():
    recall, precision = recall_and_precision(submissions(), denounces, lambda row: accuses(row["text"]).suspected)
    assert recall >= 0.95
    assert precision >= 0.9


def without_the_word(row) -> str:
    words = unicodedata.normalize("NFC", decode_typing(row["text"]))
    for said in ("tố cáo", "Tố cáo", "TỐ CÁO", "tố\ncáo"):
        words = words.replace(said, "nói")
    return words


@needs_samples
def test_even_without_the_word_more_than_half_are_found_by_person_and_deed():
    rows = [row for row in submissions() if row["kind"] == "denunciation"]
    assert sum(accuses(without_the_word(row)).suspected for row in rows) >= 10


def test_on_texts_by_another_hand_three_denunciations_in_four_are_asked_about_and_few_others():
    certain = [(accuses(row.text).certain, row.kind) for row in reported()]
    found = [said for said, kind in certain if kind == "denunciation"]
    others = [said for said, kind in certain if kind not in ("denunciation", "mixed")]
    assert sum(found) / len(found) >= 0.7
    assert sum(others) / len(others) <= 0.05
