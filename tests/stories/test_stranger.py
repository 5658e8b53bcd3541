"""A stranger follows every link that officers see, and gets nowhere; nor does an officer of another commune."""

from stories.steps import assigned, received, sign_in

START = ("/ban-lam-viec/", "/ban-lam-viec/tiep-nhan/", "/ban-lam-viec/vu-viec/", "/ban-lam-viec/toi/")


def links(page) -> set[str]:
    found = page.eval_on_selector_all("a[href^='/ban-lam-viec/']", "all => all.map(each => each.pathname)")
    return {path for path in found if "/tai-khoan/" not in path}


def desk_links(page, case) -> list[str]:
    """Return every address of the desk that the pages of an officer lead to, one step deep."""
    found = set(START)
    for address in (*START, f"/ban-lam-viec/vu-viec/{case.pk}/"):
        page.goto(address)
        found |= links(page)
    return sorted(found | {f"/ban-lam-viec/vu-viec/{case.pk}/"})


def test_a_stranger_is_asked_to_sign_in_everywhere(visitor, people, site):
    case = assigned(people, received(people))
    officer, stranger = visitor(viewport={"width": 1280, "height": 800}), visitor()
    sign_in(officer, people.head, site)
    found = desk_links(officer, case)
    assert len(found) > 20
    for address in found:
        stranger.goto(address)
        assert "/tai-khoan/login/" in stranger.url, address


def test_an_officer_elsewhere_learns_nothing_of_a_case(visitor, people, site):
    case = assigned(people, received(people))
    officer, other = visitor(viewport={"width": 1280, "height": 800}), visitor()
    sign_in(officer, people.head, site)
    sign_in(other, people.elsewhere, site)
    for address in [one for one in desk_links(officer, case) if str(case.pk) in one]:
        answer = other.goto(address)
        assert answer.status == 404, address
        assert "Không tìm thấy" in other.locator("main").inner_text()


def test_the_wrong_password_says_no_more_than_that(phone, people):
    for username in ("head", "khong-co-ai"):
        phone.goto("/ban-lam-viec/tai-khoan/login/")
        phone.locator("input[name=login]").fill(username)
        phone.locator("input[name=password]").fill("sai-mat-khau-roi")
        phone.get_by_role("button", name="Đăng nhập").click()
        assert "/tai-khoan/login/" in phone.url
    phone.goto("/ban-lam-viec/")
    assert "/tai-khoan/login/" in phone.url
