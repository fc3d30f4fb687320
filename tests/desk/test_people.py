"""Finding people: names with or without diacritics, numbers, posts of the day, Vietnamese order, pages, file."""

import pytest

from tests.factories import PersonFactory

from .conftest import ON


@pytest.fixture
def names(signed_in):
    """names(query, role): the names that the file lists, which are the page's too."""

    def ask(query="", role="youth"):
        rows = signed_in(role).get(f"/people/?format=csv&{query}").content.decode("utf-8-sig").splitlines()
        return [row.split(",")[1] for row in rows[1:]]

    return ask


@pytest.mark.parametrize("text", ["dinh", "Đình", "ĐÌNH", "dang dinh", "hoa"])
def test_a_name_is_found_with_and_without_diacritics(names, text):
    assert names(f"q={text}") == ["Đặng Đình Hòa"]


@pytest.mark.parametrize("digits", ["060091234567", "0600912", "34567"])
def test_a_number_is_found_by_whole_beginning_and_last_digits(names, digits):
    assert names(f"q={digits}") == ["Đặng Đình Hòa"]


def test_the_observer_finds_nobody_by_a_number(names):
    assert names("q=34567", "observer") == []


@pytest.mark.parametrize(
    "query, found",
    [
        ("post=dual", ["Đặng Đình Hòa"]),
        ("post=secretary", ["Lê Thị Bình", "Đặng Đình Hòa"]),
        ("post=militia", ["Đặng Đình Hòa"]),
        ("post=none", []),
        ("post=dual&commune=23260", []),
        ("post=secretary&commune=23260", ["Lê Thị Bình"]),
        ("commune=23257", ["Đặng Đình Hòa"]),
        ("post=dual&on=2014-03-25", []),
        ("post=none&on=2014-03-25", ["Lê Thị Bình", "Đặng Đình Hòa"]),
        (f"post=dual&party=member&on={ON}", ["Đặng Đình Hòa"]),
        ("post=dual&party=member&on=2015-05-18", []),
        ("post=dual&party=prospect", []),
        ("needs=card", ["Đặng Đình Hòa"]),
    ],
)
def test_filters_are_of_the_day(names, query, found):
    assert names(query) == found


def test_the_observer_cannot_filter_by_party(names):
    assert names("party=member", "observer") == names("", "observer")


def test_the_observer_cannot_filter_by_what_is_missing(names):
    assert names("needs=facts", "observer") == names("", "observer")


def test_a_commune_account_finds_its_own_people_alone(names):
    assert names("", "commune") == ["Đặng Đình Hòa"]


def test_names_stand_in_vietnamese_order(place, names):
    for name in ("Nguyễn Văn Ấn", "Nguyễn Văn An", "Đỗ Văn Ân", "Nguyễn Văn Ẩn"):
        PersonFactory(name=name, residence=place.v1)
    assert names()[:4] == ["Nguyễn Văn An", "Đỗ Văn Ân", "Nguyễn Văn Ẩn", "Nguyễn Văn Ấn"]


def test_pages_of_fifty_follow_each_other_without_gap_or_repetition(place, signed_in):
    for _ in range(70):
        PersonFactory(name="Nguyễn Văn An", residence=place.v1)
    client, seen, address = signed_in(), [], "/people/"
    while address:
        context = client.get(address).context
        seen += [row["id"] for row in context["rows"]]
        address = context["next"] and f"/people/?after={context['next']}"
    assert len(seen) == len(set(seen)) == 72


def test_an_unknown_format_is_a_page_of_fifty(place, signed_in):
    for _ in range(55):
        PersonFactory(residence=place.v1)
    assert len(signed_in().get("/people/?format=pdf").context["rows"]) == 50


@pytest.mark.parametrize("after", ["x", "1.2.3", "٣.1", "." * 9])
def test_a_wrong_after_is_the_first_page(signed_in, after):
    assert signed_in().get("/people/", {"after": after}).context["rows"]


def test_nobody_found_says_so(read):
    assert "Không tìm thấy ai" in read("/people/?q=khong-ai-ca")


@pytest.mark.parametrize("address", ["/people/", "/villages/"])
def test_a_filter_keeps_the_day(read, address):
    assert '<input type="hidden" name="on" value="2016-02-29">' in read(f"{address}?on={ON}")
