"""Whole classes of wordings, each with several of its kind: no phrase of one newspaper."""

import pytest

from thongsuot.directives.rules.parsing import parse

BEFORE = "Xã Suối Nghệ họp bàn công tác dân vận\n\nHội nghị diễn ra sáng nay tại nhà văn hóa.\n\n"


def read(text: str):
    return parse(BEFORE + text)


CALLS = (
    "Đã đến lúc các cấp ủy phải đổi cách nghe dân.", "Muốn vậy, người đứng đầu cần xuống thôn mỗi tuần.",
    "Theo chỉ đạo của Chủ tịch UBND tỉnh, các xã phải niêm yết kết quả.",
    "Các đơn vị được giao nhiệm vụ rà soát hồ sơ, báo cáo trước ngày 15/12.",
    "Ông nhắn nhủ các đoàn viên giữ lời hứa với dân.", "“Không được để dân chờ”, bà Lê Thị Bình quán triệt.",
    "UBND tỉnh vừa có văn bản yêu cầu các xã, phường rà soát các điểm ngập.",
)  # fmt: skip
WISHES = (
    "Ông Võ Văn An (thôn Đông) đề nghị xã sửa cầu.", "Đại diện các hộ cho rằng cần sửa cầu trước Tết.",
    "Bà Lê Thị Nở, xã Tịnh An, kiến nghị tỉnh hỗ trợ giống lúa.", "Ban Dân vận Tỉnh ủy giao ban công tác quý II.",
    "Đại biểu Lê Văn Tiệp nói thẳng: “Không phải chờ nữa, cần làm ngay”.",
    "Bác dạy cán bộ phải gần dân.", "Xã hiện cần 3 tỷ đồng sửa đường.",
)  # fmt: skip


@pytest.mark.parametrize("text", CALLS)
def test_what_is_called_for_or_passed_on_of_an_order_is_an_item(text):
    assert [one.text for one in read(text).items] == [text]


@pytest.mark.parametrize("text", WISHES)
def test_wishes_of_those_told_by_where_they_live_and_sayings_of_old_are_none(text):
    assert not read(text).items


def test_a_clause_addressed_to_somebody_else_is_an_item_of_its_own():
    text = "Bí thư Tỉnh ủy giao Sở Nội vụ rà soát biên chế; tổ chức thi tuyển; Công an tỉnh nắm tình hình."
    wanted = [text.split("; Công")[0], "Công an tỉnh nắm tình hình."]
    assert [one.text for one in read(text).items] == wanted


def test_an_ordinal_with_its_noun_counts_as_one_without():
    text = "Xin đề xuất một số giải pháp:\nGiải pháp thứ nhất: nghe dân.\nGiải pháp thứ hai: công khai kết quả."
    assert [one.ordinal for one in read(text).items] == ["Giải pháp thứ nhất", "Giải pháp thứ hai"]


LACKS = (
    ("Dù vậy, nhiều hộ vẫn chưa có nước sạch.", "Dù vậy, nhiều hộ vẫn chưa có nước sạch"),
    ("Điều đáng nói là việc trả lời đơn chậm.", "việc trả lời đơn chậm"),
    ("Tồn tại lớn nhất là sổ góp ý bỏ trống.", "sổ góp ý bỏ trống"),
    ("Ở thôn Đông, tổ hòa giải hoạt động cầm chừng.", "Ở thôn Đông, tổ hòa giải hoạt động cầm chừng"),
    ("Hội nghị nhìn nhận sự phối hợp giữa các xã chưa chặt chẽ.", "sự phối hợp giữa các xã chưa chặt chẽ"),
    ("Kết quả bước đầu là tốt, nhưng việc bàn giao còn thiếu.", "việc bàn giao còn thiếu"),
    ("Nguyên nhân chính là một bộ phận cán bộ ngại va chạm.", "một bộ phận cán bộ ngại va chạm"),
)


@pytest.mark.parametrize(("text", "lack"), LACKS)
def test_a_lack_is_found_without_the_words_that_lead_to_it(text, lack):
    found = read(text)
    assert [one.text.rstrip(".") for one in found.shortcomings] == [lack]
    assert not found.items


PLAIN_LACKS = (
    "Vẫn còn tình trạng xả rác ra kênh mương.", "Có lúc, có nơi, cán bộ tiếp dân thiếu niềm nở.",
    "Ở một vài khu phố, việc sinh hoạt chi bộ chưa đúng quy định.", "Chất lượng dạy học ở điểm lẻ chưa đồng đều.",
    "Cơ sở vật chất của trạm y tế xuống cấp, không đáp ứng nhu cầu.", "Chỉ tiêu thu hút đầu tư không hoàn thành.",
    "Phần mềm một cửa hay bị treo vào đầu giờ sáng.", "Công tác giải phóng mặt bằng chậm so với kế hoạch.",
    "Cán bộ chuyên trách thiếu, phải kiêm nhiệm nhiều việc.", "Tỷ lệ hộ nghèo của xã vẫn ở mức cao.",
    "Đời sống một bộ phận nhân dân còn khó khăn.", "Một số cán bộ có biểu hiện sợ sai, sợ trách nhiệm.",
    "Ở xã Tân Hội, sau hai năm, khu tái định cư vẫn dở dang.", "Dư luận còn băn khoăn về chất lượng công trình.",
)  # fmt: skip
LED_LACKS = (
    ("Hạn chế, tồn tại: Việc xử lý đơn còn chậm; hồ sơ không đầy đủ.",
     ["Việc xử lý đơn còn chậm", "hồ sơ không đầy đủ."]),
    ("Thẳng thắn nhìn nhận, việc giải ngân vẫn ì ạch.", ["việc giải ngân vẫn ì ạch."]),
    ("Chị Lê Thị Hoa chia sẻ: “Có những mô hình làm xong thì bà con bỏ dở”.",
     ["Có những mô hình làm xong thì bà con bỏ dở”."]),
    ("Đại biểu nêu thực tế: nhiều giếng cạn từ tháng 2.", ["nhiều giếng cạn từ tháng 2."]),
    ("Ba việc mà bà con phàn nàn: loa mở quá giờ quy định; cống hễ mưa là ngập.",
     ["loa mở quá giờ quy định", "cống hễ mưa là ngập."]),
    ("Nghiêm túc tự phê bình, tập thể nhận thấy việc theo dõi nghị quyết chưa thường xuyên.",
     ["việc theo dõi nghị quyết chưa thường xuyên."]),
    ("Ông Kính nhận trách nhiệm về việc sở chưa đôn đốc nhà thầu.", ["sở chưa đôn đốc nhà thầu."]),
    ("Toàn xã có 7 tổ hòa giải, trong đó 3 tổ hoạt động cầm chừng.", ["3 tổ hoạt động cầm chừng."]),
    ("Điều khiến nhiều người lo là thôn không còn lớp mầm non.", ["thôn không còn lớp mầm non."]),
    ("Tuy nhiên, theo đánh giá của Ban Quản lý vườn, nạn chăn thả trong vùng lõi chưa giảm.",
     ["nạn chăn thả trong vùng lõi chưa giảm."]),
    ("Bí thư cho rằng xã còn lúng túng trong giao đất; hồ sơ của 64 hộ chưa xong.",
     ["xã còn lúng túng trong giao đất", "hồ sơ của 64 hộ chưa xong."]),
    ("Vấn đề nổi cộm là nước thải chưa được xử lý.", ["nước thải chưa được xử lý."]),
    ("Qua giám sát, Ban phát hiện 12 hồ sơ bị thất lạc.", ["12 hồ sơ bị thất lạc."]),
    ("Tuy nhiên, một số thôn làm còn chậm, việc thu gom rác chưa thường xuyên.",
     ["một số thôn làm còn chậm", "việc thu gom rác chưa thường xuyên."]),
    ("Song so với yêu cầu, việc số hóa còn chậm. Kinh phí thấp, phân tán.",
     ["Song so với yêu cầu, việc số hóa còn chậm.", "Kinh phí thấp, phân tán."]),
)  # fmt: skip
NO_LACKS = (
    "Những khó khăn đã được tháo gỡ.", "Bà con chưa bao giờ vui như thế.", "Những hộ còn khó khăn được vay vốn.",
    "Đến nay không còn hộ nào thiếu nước.", "Xã hỗ trợ 12 hộ thiếu đất sản xuất.",
    "Dù còn khó khăn, xã vẫn hoàn thành 15/15 chỉ tiêu.", "Ông cho biết xã sẽ xử lý những công trình chậm tiến độ.",
    "Bà con chưa hiểu thì cán bộ đến từng nhà giải thích.", "Các nội dung chưa rõ được giải thích ngay tại chỗ.",
    "Một số xã đã tìm ra lối đi riêng.", "Những điểm nghẽn trên xuất phát từ áp lực doanh số.",
    "Lý giải những việc chưa làm được, thôn cho rằng do địa bàn rộng.", "Anh kể cả những điều chưa được.",
    "Các cấp ủy phải khắc phục tình trạng chậm trả lời đơn.", "Nếu để chậm sẽ ảnh hưởng đến quyền lợi của dân.",
)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN_LACKS)
def test_a_sentence_that_says_by_itself_what_is_wanting_is_a_lack(text):
    found = read(text)
    assert [one.text for one in found.shortcomings] == [text] and not found.items


@pytest.mark.parametrize(("text", "lacks"), LED_LACKS)
def test_lacks_are_parted_and_stand_without_what_leads_to_them(text, lacks):
    assert [one.text for one in read(text).shortcomings] == lacks


@pytest.mark.parametrize("text", NO_LACKS)
def test_what_was_mended_is_promised_or_asked_for_and_joy_are_no_lacks(text):
    assert not read(text).shortcomings


def test_causes_under_their_heading_and_a_heading_itself_are_no_lacks():
    text = "\n".join([
        "BÁO CÁO", "II. ĐÁNH GIÁ", "2. Những hạn chế, tồn tại", "Bên cạnh kết quả, còn một số hạn chế sau:",
        "- Việc thu gom rác chưa thường xuyên.", "3. Nguyên nhân", "a) Khách quan: cán bộ còn thiếu hai người.", "",
    ])  # fmt: skip
    assert [one.text for one in parse(text).shortcomings] == ["Việc thu gom rác chưa thường xuyên."]


def test_below_a_heading_of_news_that_something_is_hard_nothing_is_asked_for():
    found = read("Việc khó còn ở phía trước\nHai thôn chưa có nhà văn hóa. Bà con góp đất làm đường.")
    assert not found.items and [one.text for one in found.shortcomings] == ["Hai thôn chưa có nhà văn hóa."]


MODELS = (
    ("Các xã lập thêm “Gian hàng không đồng”.", "Gian hàng không đồng"),
    ("“Tổ tự quản số” là mô hình được dân tin.", "Tổ tự quản số"),
    ("Các “Hội quán nông dân” tiếp tục được duy trì.", "Hội quán nông dân"),
    ("Xã có mô hình Ngày thứ bảy vì dân rất hay.", "Ngày thứ bảy vì dân"),
)


@pytest.mark.parametrize(("text", "name"), MODELS)
def test_a_model_is_known_by_what_is_done_with_it(text, name):
    assert [one.text for one in read(text).models] == [name]


FIGURES = (
    ("trong số 1.946 ý kiến", ["1.946 ý kiến"]), ("bàn và quyết định 1.563 công trình", ["1.563 công trình"]),
    ("mỗi xã giám sát tối đa 2 vấn đề", ["tối đa 2 vấn đề"]), ("mỗi quý một lần", []),
    ("mỗi tháng hai buổi", []), ("hoa mười giờ", []), ("hai trong số chín thôn", []),
    ("lan ra từ một chi hội", []), ("ở ba huyện biển", []),
    ("gần 2 năm thi hành luật", []), ("bế mạc lúc 17 giờ", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FIGURES)
def test_numbers_that_count_are_told_from_those_that_name(text, wanted):
    assert [one.text for one in read(f"Năm qua: {text}.").figures] == wanted


FURNITURE = (
    "GIỚI THIỆU   TIN HOẠT ĐỘNG   VĂN BẢN", "Chào mừng quý vị đến với Trang thông tin điện tử",
    "6 phút đọc", "Nhóm phóng viên", "Ghi chép của Lê Minh Hạnh",
    "Công an xã kiểm tra hồ sơ tại bộ phận một cửa.", "Yên Bái, Chủ nhật 15/10/2023",
)  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_strips_greetings_and_scenes_are_dropped(line):
    found = parse(f"{line}\n{BEFORE}Bí thư Lê An yêu cầu các thôn niêm yết kết quả giải quyết.")
    assert " ".join(line.split()) in [one.text for one in found.dropped]
    assert found.metadata.title != " ".join(line.split())


@pytest.mark.parametrize(
    "heading",
    ["Việc còn vướng", "Những điểm nghẽn", "Những mặt chưa được", "Một số điểm yếu", "Các việc chưa làm được"],
)
def test_what_stands_under_a_heading_of_lacks_is_one_in_whatever_words(heading):
    below = ["Sổ tiếp dân để trắng từ tháng 6.", "Hai tổ họp cho có mặt."]
    text = "\n".join(["BÁO CÁO", "1. Kết quả: tiếp 12 lượt dân.", f"2. {heading}:", *(f"- {one}" for one in below), ""])
    assert [one.text for one in parse(text).shortcomings] == below


@pytest.mark.parametrize(
    "heading",
    ["Những việc chưa làm được, giao các thôn làm trong tháng 11", "Việc còn vướng cần tháo gỡ trong quý IV"],
)
def test_what_stands_under_a_heading_that_hands_out_what_is_left_is_no_lack(heading):
    below = ["- Thôn Đông sửa cống trước ngày 15/11.", "- Thôn Tây bàn giao sổ tiếp dân."]
    found = parse("\n".join(["BÁO CÁO", "1. Kết quả: tiếp 12 lượt dân.", f"2. {heading}:", *below, ""]))
    assert not found.shortcomings and len(found.items) == 2


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("Trưởng thôn nhận lỗi: tôi hẹn dân rồi quên.", ["tôi hẹn dân rồi quên."]),
        ("Bí thư thẳng thắn: cái yếu của chi bộ là chờ cấp trên nhắc.", ["cái yếu của chi bộ là chờ cấp trên nhắc."]),
        ("Trưởng thôn nhận nhiệm vụ: làm đường, trồng cây.", []),
        ("Trưởng thôn nhận trách nhiệm: vận động 15 hộ hiến đất.", []),
        ("Hội Nông dân tiếp nhận trách nhiệm: quản lý nhà văn hóa thôn.", []),
        ("Trưởng thôn nhận trách nhiệm vì để sổ góp ý bị mất.", ["vì để sổ góp ý bị mất."]),
    ],
)
def test_what_somebody_owns_up_to_is_a_lack_whatever_words_it_has(said, lacks):
    assert [one.text for one in parse(f"Chuyện ở thôn\n{said}\n").shortcomings] == lacks
