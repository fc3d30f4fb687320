"""Text typed in the fonts of before Unicode, TCVN3 (ABC) and VNI: noticed, and turned into Unicode.

Both put Vietnamese letters on the places of Latin-1, so "NguyÔn V¨n Hµ" is Nguyễn Văn Hà in TCVN3.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
VNI_ALONE = dict(zip("íìæóòôöîñÍÌÆÓÒÔÖÎÑ", "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ", strict=True))
GRAVE, ACUTE, HOOK, TILDE, DOT, ROOF, BOWL = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
VNI_MARKS = {
    "ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT,
    "â": ROOF, "á": ROOF + ACUTE, "à": ROOF + GRAVE, "å": ROOF + HOOK, "ã": ROOF + TILDE, "ä": ROOF + DOT,
    "ê": BOWL, "é": BOWL + ACUTE, "è": BOWL + GRAVE, "ú": BOWL + HOOK, "ü": BOWL + TILDE, "ë": BOWL + DOT,
}  # fmt: skip
VNI_PAIR = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(VNI_MARKS)}])", re.IGNORECASE)
VNI_SINGLE = re.compile(f"[{''.join(VNI_ALONE)}]")
FONTS = ("tcvn3", "vni")

WORD = re.compile(r"[^\s\d.,;:/()'’\"_+-]+")
ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
RIME = (
    "(?:(?:a|oa)(?:ch|nh|ng|[cmnpt])?|(?:e|o|ô|u|ư|oe)(?:ng|[cmnpt])?|(?:ê|i|y|uy)(?:ch|nh|[mnpt])?|uê(?:ch|nh)?"
    "|ơ[mnpt]?|uơn?|oo(?:ng|c)|(?:ă|â|oă|uâ|iê|yê|uô|ươ|uyê)(?:ng|[cmnpt])"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iêu|iu|oai|oao|oay|oeo|oi|ôi|ơi|ua|uây|ui|uôi|uya|uyu|ưa|ưi|ươi|ươu|ưu|yêu)"
)
SYLLABLE = re.compile(ONSET + RIME)
TONES = {GRAVE, ACUTE, HOOK, TILDE, DOT}
BEYOND_LATIN_1 = re.compile(r"[^\x00-\xff]")
LEAST_WORDS = 2
LEAST_SHARE = 20  # one text in so many of those with signs must be in the old font


def converted(text: str, font: str) -> str:
    """The text in Unicode. What is already right Vietnamese Unicode, or has no sign at all, stays as it is."""
    if text.isascii() or not _may_be_old(text):
        return text
    old, right = _judged(text, font)
    return text if right and not old else _converted(text, font)


def noticed(texts: Iterable[str]) -> str | None:
    """The old font in which some of these texts are typed, or None.

    A word speaks for a font when it is no Vietnamese syllable as it stands but is one when converted.
    """
    signed = [text for text in texts if not text.isascii()]
    words, found = dict.fromkeys(FONTS, 0), dict.fromkeys(FONTS, 0)
    for text in filter(_may_be_old, signed):
        for font in FONTS:
            old, right = _judged(text, font)
            if old > right:
                words[font] += old
                found[font] += 1
    font = max(FONTS, key=words.get)
    return font if words[font] >= LEAST_WORDS and found[font] * LEAST_SHARE >= len(signed) else None


def _may_be_old(text: str) -> bool:
    """Old fonts know Latin-1 alone, so one ă or ễ proves Unicode."""
    return BEYOND_LATIN_1.search(text) is None


def _judged(text: str, font: str) -> tuple[int, int]:
    """How many of its words with signs speak for the font, and how many are right as they stand."""
    old = right = 0
    for word in WORD.findall(text):
        if word.isascii():
            continue
        if is_syllable(word) and (word[1:].islower() or not word[1:] or word.isupper()):
            right += 1
        elif _has_sure_sign(word, font) and is_syllable(_converted(word, font)):
            old += 1
    return old, right


def _has_sure_sign(word: str, font: str) -> bool:
    """A lone ñ or ö (đ, ư in VNI) also stands in names of K'Ho, Ê Đê and Ba Na: not enough."""
    return font == "tcvn3" or VNI_PAIR.search(word) is not None


def _converted(text: str, font: str) -> str:
    if font == "tcvn3":
        plain = [sign for sign in text if sign.isascii() and sign.isalpha()]
        text = "".join(TCVN3.get(sign, sign) for sign in text)
        # Its capitals with a tone are the small letters in a font that draws capitals.
        return text.upper() if len(plain) > 2 and all(sign.isupper() for sign in plain) else text
    pieces, end = [], 0
    for pair in VNI_PAIR.finditer(text):
        pieces += VNI_SINGLE.sub(_alone, text[end : pair.start()]), VNI_ALONE.get(pair[1], pair[1])
        pieces.append(VNI_MARKS[pair[2].lower()])
        end = pair.end()
    pieces.append(VNI_SINGLE.sub(_alone, text[end:]))
    return unicodedata.normalize("NFC", "".join(pieces))


def _alone(match: re.Match) -> str:
    return VNI_ALONE[match[0]]


@lru_cache(maxsize=10_000)
def is_syllable(word: str) -> bool:
    """Is this a Vietnamese syllable, with one tone at most and that one possible before its last letters?"""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in letters if sign in TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in letters if sign not in TONES))
    if len(tones) > 1 or not SYLLABLE.fullmatch(bare):
        return False
    return not bare.endswith(("c", "ch", "p", "t")) or not tones or tones[0] in (ACUTE, DOT)
