"""TCVN3 and VNI are noticed and converted; right Vietnamese and names of other peoples raise no alarm."""

import pytest

from staffing.rosters.old_fonts import converted, is_syllable, noticed

TCVN3 = {
    "NguyÔn V¨n Hµ": "Nguyễn Văn Hà",
    "TrÇn ThÞ TuyÕt Mai": "Trần Thị Tuyết Mai",
    "Lª §×nh Ph­íc": "Lê Đình Phước",
    "NGUYÔN V¡N ANH": "NGUYỄN VĂN ANH",
    "Ph¹m Quèc TuÊn": "Phạm Quốc Tuấn",
    "Hµm T©n, B×nh ThuËn": "Hàm Tân, Bình Thuận",
    "N÷": "Nữ",
    "§oµn viªn ­u tó": "Đoàn viên ưu tú",
}
VNI = {
    "Nguyeãn Vaên Haø": "Nguyễn Văn Hà",
    "Traàn Thò Tuyeát Mai": "Trần Thị Tuyết Mai",
    "Leâ Ñình Phöôùc": "Lê Đình Phước",
    "NGUYEÃN VAÊN ANH": "NGUYỄN VĂN ANH",
    "Haøm Taân, Bình Thuaän": "Hàm Tân, Bình Thuận",
    "Huyønh Quyù Kyõ": "Huỳnh Quý Kỹ",
    "Ñoaøn vieân öu tuù": "Đoàn viên ưu tú",
}
RIGHT = [
    "Nguyễn Văn Hà",
    "Tân Hà",
    "Lý Hòa",
    "Hoà Ân",
    "Trần Thị Mỹ",
    "Ân",
    "Tòng Thị Phìn",
    "QUÝ",
    "Võ Thị Sáu",
    "Kinh",
]
OTHERS = ["K'Brôm", "Ka Hoàng", "Ñiêm K'Sơn", "Rơ Ông K'Wăn", "Thổ Sên", "Mang Ñiêm", "Y Bhöng Êban", "Ja Mün", "Pör"]


@pytest.mark.parametrize(("old", "right"), TCVN3.items())
def test_tcvn3_becomes_unicode(old, right):
    assert converted(old, "tcvn3") == right


@pytest.mark.parametrize(("old", "right"), VNI.items())
def test_vni_becomes_unicode(old, right):
    assert converted(old, "vni") == right


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
@pytest.mark.parametrize("text", RIGHT + ["Nam", "23230-01", "GD4601234567890"])
def test_right_text_is_not_converted(text, font):
    assert converted(text, font) == text


def test_each_font_is_noticed():
    assert noticed(TCVN3) == "tcvn3"
    assert noticed(VNI) == "vni"


def test_a_few_old_rows_among_many_right_ones_are_noticed():
    assert noticed([*RIGHT, *TCVN3]) == "tcvn3"


@pytest.mark.parametrize("texts", [RIGHT, OTHERS, RIGHT + OTHERS, [], ["José Núñez", "Zoë"]])
def test_right_vietnamese_and_names_of_other_peoples_raise_no_alarm(texts):
    assert noticed(texts) is None


@pytest.mark.parametrize(
    "word", ["Nguyễn", "Khuỷu", "nghiêng", "Quý", "gì", "ươn", "Hoà", "Hòa", "tết", "Uyên", "Thuở"]
)
def test_a_vietnamese_syllable_is_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tèt", "Brôm", "tuên", "Vaên", "ThÞ", "áà"])
def test_what_is_no_syllable_is_known(word):
    assert not is_syllable(word)
