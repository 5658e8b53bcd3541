"""Lists without a number, lists of what is wanting, quotations: what they make of the sentences in them."""

from thongsuot.directives.rules.parsing import parse


def items(text: str) -> list[str]:
    return [one.text for one in parse(text).items]


STEPS = (
    "Trước hết, các xã phải niêm yết kết quả. Không để bà con đi lại nhiều lần.",
    "Tiếp đến, công an cần tuần tra ban đêm; hòa giải ngay tại thôn.",
    "Một việc nữa là nghe dân. Mở sổ góp ý ở nhà văn hóa.",
    "Cuối cùng, phải chọn đúng người.",
)


def test_paragraphs_that_count_up_from_first_to_last_are_one_item_each():
    text = "Bà con mong được nghe và được trả lời.\n\n{}\n\nLàm được như thế, việc khó sẽ thành dễ."
    assert items(text.format("\n\n".join(STEPS))) == list(STEPS)


def test_paragraphs_that_count_up_what_was_reached_are_no_items():
    told = ("Trước hết, đường sá đã được sửa xong.", "Tiếp đến, đơn thư giảm rõ rệt.", "Cuối cùng, bà con yên tâm.")
    assert items("Năm qua có nhiều đổi thay.\n\n" + "\n\n".join(told)) == []


def test_each_clause_of_an_unnumbered_direction_is_a_task_the_one_with_the_speaker_too():
    text = (
        "Bí thư Đảng ủy Lê An đề nghị các thôn niêm yết kết quả; đồng thời, trả lời từng hộ; phân công người theo dõi."
    )
    found = parse(f"Hội nghị diễn ra sáng nay.\n\n{text}").items
    assert [[task.text.split(" ", 1)[0] for task in one.tasks] for one in found] == [["Bí", "đồng", "phân"]]


def test_a_quotation_opened_behind_the_order_is_one_item_with_it():
    text = 'Bí thư Lê An lưu ý: "Không được lấy cớ bận mà bỏ tiếp dân. Đơn nào đến hạn thì phải trả lời."'
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{text}\n\nHội nghị khen 8 tập thể.") == [text]


def test_what_is_wanted_in_a_quotation_is_found_behind_what_it_tells():
    text = '"Bà con đã chờ quá lâu. Các đồng chí cần rà soát ngay 14 vụ việc tồn đọng." – đồng chí Lê An nói.'
    assert len(items(f"Hội nghị diễn ra sáng nay.\n\n{text}")) == 1


def test_a_maxim_and_what_a_year_is_are_no_directions():
    maxim = "Nghe dân chính là làm cho bà con tin cán bộ."
    assert items(f"Các xã cần làm tốt các việc sau:\n1. Nghe dân.\n2. Trả lời dân.\n\nLàm tốt {maxim}")[2:] == []
    said = "Đồng chí Lê An nhấn mạnh năm 2026 là năm bầu cử, vì thế dân vận phải đi trước một bước."
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{said}") == []


def test_a_headline_within_news_that_is_worded_as_an_order_opens_no_list_of_tasks():
    text = (
        "Xã Suối Nghệ đối thoại với dân\n\nBám sát nhiệm vụ trọng tâm\n\nBan Dân vận xã phối hợp công nhận 18 mô hình."
    )
    assert items(text) == []


LACKS = ["công tác trả lời đơn ở một số thôn chậm", "việc niêm yết chưa thường xuyên"]


def short(text: str) -> list[str]:
    return [one.text.rstrip(".;") for one in parse(f"Xã Suối Nghệ họp giao ban\n\n{text}").shortcomings]


def test_what_is_counted_as_wanting_is_no_item_however_it_is_marked():
    counted = f"Hội nghị làm rõ hai nhóm hạn chế. Thứ nhất, {LACKS[0]}. Thứ hai, {LACKS[1]}."
    bullets = f"Song, xã còn một số hạn chế. Đáng lưu ý là:\n- {LACKS[0]};\n- {LACKS[1]}."
    for text in (counted, bullets):
        assert short(text) == LACKS
        assert items(text) == []


def test_tasks_that_mend_what_is_wanting_stay_tasks():
    text = (
        "Để khắc phục những hạn chế trên, các thôn cần làm tốt các nhiệm vụ sau:\n- Trả lời đơn.\n- Niêm yết kết quả."
    )
    assert items(text) == ["Trả lời đơn.", "Niêm yết kết quả."]


def test_a_paragraph_under_a_heading_of_shortcomings_is_read_clause_by_clause():
    text = (
        "Những hạn chế còn lại\n\nTuy vậy, xã vẫn bộc lộ những bất cập. Ở vài thôn, cán bộ khoán trắng việc cho hội. "
        "Sổ góp ý đặt cho có; việc niêm yết còn chung chung.\n\nNhững bất cập trên có nguyên nhân là thiếu người."
    )
    wanted = ["Ở vài thôn, cán bộ khoán trắng việc cho hội", "Sổ góp ý đặt cho có", "việc niêm yết còn chung chung"]
    assert short(text) == wanted


def test_what_somebody_says_is_wanting_is_found_without_who_says_it():
    said = (
        "Nhìn vào những mặt chưa được, đồng chí Lê An cho rằng, không ít nơi còn ngại đối thoại; sổ góp ý còn sơ sài."
    )
    assert short(said) == ["không ít nơi còn ngại đối thoại", "sổ góp ý còn sơ sài"]
    told = "Thế nhưng nhìn thẳng sự thật, vẫn còn nơi cán bộ chưa nghe dân. Thông tin về đất đai đến thôn còn chậm."
    assert short(told) == ["vẫn còn nơi cán bộ chưa nghe dân", "Thông tin về đất đai đến thôn còn chậm"]


def test_several_paragraphs_under_a_numbered_topic_are_an_item_each_one_paragraph_belongs_to_its_line():
    points = [
        "Đối với cấp ủy: Đưa việc này vào nghị quyết.",
        "Đối với chính quyền: Cắt giảm giấy tờ đã có, công khai hạn trả.",
    ]
    text = "Dân vận số: mấy vấn đề đặt ra\n\n1. Kết quả\nHồ sơ giải quyết nhanh hơn.\n2. Một số giải pháp\n{}"
    assert items(text.format("\n".join(points))) == points
    assert items(text.format(points[1])) == [f"2. Một số giải pháp {points[1]}"]


def test_a_statement_about_a_duty_is_none_although_it_begins_with_a_verb():
    run = "Các xã cần làm tốt các việc sau:\n1. Trả lời dân.\n2. Nghe dân.\n\n{}"
    for said in ("Đối thoại không khó, khó là giữ lời.", "Tiếp công dân là nhiệm vụ thường xuyên của cán bộ."):
        assert len(items(run.format(said))) == 2
    assert len(items(run.format("Xác định tiếp công dân là nhiệm vụ thường xuyên."))) == 3


def test_a_reminder_to_those_who_are_to_do_it_directs():
    said = "Chủ tịch tỉnh Trần Văn An cũng nhắc nhở các xã khắc phục việc chậm trả lời cử tri."
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{said}") == [said]


def test_a_sentence_for_some_of_them_alone_is_an_item_of_its_own():
    text = (
        "Đồng chí Lê An đề nghị các thôn họp dân. Kết quả phải công khai. Riêng các thôn ven sông chú ý lối thoát lũ."
    )
    assert len(items(f"Hội nghị diễn ra sáng nay.\n\n{text}")) == 3


def test_a_quotation_in_the_next_paragraph_does_not_lengthen_the_item_before():
    text = (
        'Đồng chí Lê An đề nghị các thôn họp dân.\n\n"Dân đến là dân tin. Vì thế, hứa rồi thì làm", đồng chí nhấn mạnh.'
    )
    assert items(f"Hội nghị diễn ra sáng nay.\n\n{text}")[0] == "Đồng chí Lê An đề nghị các thôn họp dân."


def test_not_every_place_opens_what_is_wanting_and_is_none_itself():
    text = "Tuy nhiên, không phải nơi nào cũng làm được vậy. Có nơi họp cho xong, biên bản ghi sẵn."
    assert short(text) == ["Có nơi họp cho xong, biên bản ghi sẵn"]
