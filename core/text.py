"""Text as the register keeps it, compares it, searches it and orders it."""

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: f"{place:02}" for place, letter in enumerate(_ALPHABET, start=1)}
_SHAPES = {"\u0306": "a", "\u0302": "aeo", "\u031b": "ou"}  # breve, circumflex, horn: the letters they make new ones of
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
_KEY_LENGTH = 400  # the stored column's; beyond it names that agree so far count as equal


def tidy(text: str) -> str:
    """`text` as the register keeps it: NFC, trimmed, runs of white space as one space (contract, Cells)."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def match_key(text: str) -> str:
    """What headers, choices and codes are compared by: case, spaces and Unicode form do not matter."""
    return unicodedata.normalize("NFC", "".join(unicodedata.normalize("NFC", text).casefold().split()))


def fold(text: str) -> str:
    """The search form of `text`: "Đặng Thị Hoà ƯỚC" is "dang thi hoa uoc"."""
    bare = text.casefold().replace("đ", "d")  # đ is a letter of its own: no mark to drop from it
    return tidy("".join(sign for sign in unicodedata.normalize("NFD", bare) if not unicodedata.combining(sign)))


def name_key(name: str) -> str:
    """A key of digits alone, at most 400, that puts names in Vietnamese order under every collation.

    Given name, then family name, then middle names (contract, Eligibility). Each word: two digits a letter, 00, one
    digit a letter for its tone; so a word is decided before the next begins, and a word before a longer one it opens.
    """
    words = [key for word in name.split() if (key := _word_key(word))]
    return "".join([*words[-1:], *words[:-1]])[:_KEY_LENGTH]


def _word_key(word: str) -> str:
    letters = _letters(word)
    return (
        "".join(_PLACE[letter] for letter, _ in letters) + "00" + "".join(tone for _, tone in letters)
        if letters
        else ""
    )


def _letters(word: str) -> list[tuple[str, str]]:
    """Letters of a word, each with the digit of its tone; every other sign is left out."""
    found: list[tuple[str, str]] = []
    counts = False
    for sign in unicodedata.normalize("NFD", word.casefold()):
        if not unicodedata.combining(sign):
            counts = sign in _PLACE
            if counts:
                found.append((sign, "0"))
        elif counts:
            letter, tone = found[-1]
            if letter in _SHAPES.get(sign, ""):
                found[-1] = (unicodedata.normalize("NFC", letter + sign), tone)
            elif sign in _TONES:
                found[-1] = (letter, _TONES[sign])
    return found
