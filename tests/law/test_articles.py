"""One worked example a row of law, named after its article: the dates were counted apart from the program."""

from datetime import date

import pytest

from thongsuot.law.shipped import shipped

# article, code, variant, starts on (or the event), due on
EXAMPLES = [
    ("Điều 19", "DC.BALLOT", "", "2023-10-31", "2023-10-29"),
    ("Điều 33", "DC.CONF", "", "2023-12-05", "2023-11-30"),
    ("Điều 28", "DC.CONSULT", "", "2023-08-24", "2023-09-13"),
    ("Điều 43", "DC.DIALOG/announce", "", "2026-07-05", "2026-06-28"),
    ("Điều 43", "DC.DIALOG/result", "", "2026-01-19", "2026-01-29"),
    ("Quy định về bầu trưởng thôn, tổ trưởng tổ dân phố", "DC.ELECT/plan", "", "2024-03-04", "2024-02-13"),
    ("Quy định về bầu trưởng thôn, tổ trưởng tổ dân phố", "DC.ELECT/posting", "", "2023-09-20", "2023-09-13"),
    ("Quy định về bầu trưởng thôn, tổ trưởng tổ dân phố", "DC.ELECT/repeat", "", "2023-08-18", "2023-10-17"),
    ("Quy định về bầu trưởng thôn, tổ trưởng tổ dân phố", "DC.ELECT/team", "", "2023-08-06", "2023-07-27"),
    ("Quy định về công nhận hương ước, quy ước", "DC.HU/file", "", "2023-07-13", "2023-07-20"),
    ("Quy định về soạn thảo hương ước, quy ước", "DC.HU/post", "", "2024-01-24", "2024-02-23"),
    ("Quy định về công nhận hương ước, quy ước", "DC.HU/recognise", "", "2024-04-09", "2024-04-16"),
    ("Quy định về công nhận hương ước, quy ước", "DC.HU/send", "", "2023-11-28", "2023-11-30"),
    ("Điều 16", "DC.INIT", "", "2024-07-28", "2024-10-28"),
    ("Điều 13", "DC.LOUD", "", "2023-08-02", "2023-08-05"),
    ("Quy định về cuộc họp của cộng đồng dân cư", "DC.MEET", "", "2023-10-24", "2023-10-22"),
    ("Điều 13", "DC.POST30", "", "2024-03-25", "2024-04-24"),
    ("Điều 12 khoản 3", "DC.PUB", "", "2024-04-02", "2024-04-09"),
    ("Điều 20 và Điều 21", "DC.RECOG", "", "2024-01-03", "2024-01-10"),
    ("Điều 20 và Điều 21", "DC.SEND", "", "2023-11-21", "2023-11-28"),
    ("Quy định về Ban Thanh tra nhân dân", "DC.TTND/inspection-plan", "", "2024-08-05", "2024-07-29"),
    ("Điều 27 và Điều 36", "KN.ACCEPT", "", "2026-02-09", "2026-02-23"),
    ("Điều 16 khoản 1", "KN.ACCEPT", "", "2026-07-14", "2026-07-23"),
    ("Quy định về tổ chức đối thoại", "KN.DIALOGUE.NOTICE", "", "2026-08-03", "2026-07-29"),
    ("Điều 48", "KN.DISC.FILE1", "", "2023-10-20", "2023-11-06"),
    ("Điều 48", "KN.DISC.FILE2", "", "2023-07-16", "2023-07-26"),
    ("Điều 48", "KN.DISC.FILE2/dismissal", "", "2024-05-26", "2024-06-25"),
    ("Điều 50 và Điều 51", "KN.DISC.RESOLVE", "", "2023-11-13", "2023-12-13"),
    ("Điều 50 và Điều 51", "KN.DISC.RESOLVE", "complex", "2023-11-19", "2024-01-03"),
    ("Điều 44", "KN.EFFECT.1", "", "2023-10-10", "2023-11-09"),
    ("Điều 44", "KN.EFFECT.1", "remote", "2023-09-25", "2023-11-09"),
    ("Điều 44", "KN.EFFECT.2", "", "2023-12-08", "2024-01-08"),
    ("Điều 44", "KN.EFFECT.2", "remote", "2023-11-28", "2024-01-12"),
    ("Điều 9", "KN.FILE", "", "2024-05-19", "2024-08-19"),
    ("Điều 28", "KN.FIRST", "", "2024-07-11", "2024-08-12"),
    ("Điều 28", "KN.FIRST", "complex", "2024-01-09", "2024-02-23"),
    ("Điều 28", "KN.FIRST", "remote", "2023-08-16", "2023-10-02"),
    ("Điều 28", "KN.FIRST", "remote-complex", "2024-05-08", "2024-07-08"),
    ("Điều 32", "KN.FIRST.SEND", "", "2023-12-22", "2023-12-27"),
    ("Điều 37", "KN.SECOND", "", "2024-06-10", "2024-07-25"),
    ("Điều 37", "KN.SECOND", "complex", "2024-01-17", "2024-03-18"),
    ("Điều 37", "KN.SECOND", "remote", "2024-03-18", "2024-05-17"),
    ("Điều 37", "KN.SECOND", "remote-complex", "2023-11-07", "2024-01-16"),
    ("Điều 33", "KN.SECOND.FILE", "", "2023-10-02", "2023-11-01"),
    ("Điều 33", "KN.SECOND.FILE", "remote", "2023-11-06", "2023-12-21"),
    ("Điều 41", "KN.SECOND.PUBLISH", "", "2024-03-01", "2024-03-18"),
    ("Điều 41", "KN.SECOND.SEND", "", "2023-11-23", "2023-11-30"),
    ("Quy định về tạm đình chỉ, đình chỉ", "KN.SUSPEND.SEND", "", "2026-07-12", "2026-07-15"),
    ("Quy định về thời hạn xử lý đơn", "LETTER.HANDLE", "", "2024-04-08", "2024-04-23"),
    ("Quy định về thông báo kết quả", "P11.NOTICE", "", "2023-12-03", "2023-12-15"),
    ("Quy định về trả lời trên cổng", "PAKN.PORTAL", "", "2023-07-06", "2023-07-26"),
    ("Quy định về trả lời trên cổng", "PAKN.PORTAL/update", "", "2023-11-29", "2023-12-06"),
    ("Quy định của địa phương theo", "PAKN.RESOLVE", "", "2024-04-21", "2024-05-14"),
    ("Quy định về chuyển phản ánh, kiến nghị", "PAKN.TRANSFER", "", "2024-06-27", "2024-07-04"),
    ("Quy định về yêu cầu của chủ thể dữ liệu", "PD.REQUEST", "", "2026-08-09", "2026-08-11"),
    ("Điều 29", "TC.ACCEPT.NOTICE", "", "2024-07-28", "2024-08-02"),
    ("Điều 37", "TC.AGAIN", "", "2024-03-19", "2024-04-08"),
    ("Điều 35", "TC.CONCL.SEND", "", "2023-10-10", "2023-10-17"),
    ("Điều 26", "TC.FORWARDED", "", "2024-01-30", "2024-02-19"),
    ("Điều 36", "TC.HANDLE", "", "2024-02-04", "2024-02-20"),
    ("Điều 36", "TC.HANDLE.REPORT", "", "2024-05-04", "2024-05-10"),
    ("Điều 24 khoản 1", "TC.INITIAL", "", "2023-11-27", "2023-12-06"),
    ("Điều 24 khoản 1", "TC.INITIAL", "several-places", "2024-02-08", "2024-02-28"),
    ("Điều 38", "TC.OVERDUE", "", "2024-02-19", "2024-02-26"),
    ("Điều 40", "TC.PUBLISH", "", "2023-09-23", "2023-10-03"),
    ("Quy định về niêm yết", "TC.PUBLISH/posting", "", "2023-10-30", "2023-11-14"),
    ("Điều 30", "TC.RESOLVE", "", "2023-12-06", "2024-01-05"),
    ("Điều 30", "TC.RESOLVE", "complex", "2023-11-12", "2023-12-12"),
    ("Điều 30", "TC.RESOLVE", "especially-complex", "2023-07-25", "2023-08-24"),
    ("Điều 34", "TC.SUSPEND.SEND", "", "2023-08-13", "2023-08-18"),
    ("Điều 24 khoản 2 và khoản 3", "TC.TRANSFER", "", "2023-07-26", "2023-08-02"),
    ("Điều 28 khoản 2", "TCD.FWD.NOTICE", "", "2024-02-24", "2024-03-01"),
    ("Điều 41", "TCD.LETTER.IDLE", "", "2026-09-19", "2026-11-03"),
    ("Điều 23", "TCD.ONLINE.NOTICE", "", "2026-08-05", "2026-07-29"),
    ("Điều 23", "TCD.ONLINE.NOTICE/line-test", "", "2026-09-05", "2026-09-04"),
    ("Điều 24 khoản 4", "TCD.POST", "", "2024-04-01", "2024-03-25"),
    ("Điều 4", "TCD.REFUSE", "", "2026-09-21", "2026-09-24"),
    ("Điều 28", "TCD.REPLY", "", "2024-02-29", "2024-03-14"),
    ("Điều 27", "TCD.RESULT.BACK", "", "2024-06-25", "2024-07-04"),
]


@pytest.mark.parametrize(
    ("article", "code", "variant", "starts_on", "due_on"),
    EXAMPLES,
    ids=[f"{article} {code} {variant} {start}".replace("  ", " ") for article, code, variant, start, _ in EXAMPLES],
)
def test_the_article_is_kept(article, code, variant, starts_on, due_on):
    due = shipped().due(code, date.fromisoformat(starts_on), variant)
    assert due.due_on == date.fromisoformat(due_on)
    assert due.rule.source.article.startswith(article)


def test_every_row_that_ships_has_its_example():
    shown = {(code, variant) for _, code, variant, _, _ in EXAMPLES}
    assert shown == {(rule.code, rule.variant) for rule in shipped().rules}
    assert len(EXAMPLES) == len(shipped().rules)
