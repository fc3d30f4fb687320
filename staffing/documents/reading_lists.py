"""The numbers and marks of Word's lists: 1. 2. 3., a) b), I. II., –."""

from .reading_styles import DEEPEST, W, shape, value, whole

_MARKS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "–", "\uf02d": "–", "\uf0fc": "–", "o": "o", "§": "▪", "·": "•"}
_LAST = 9999  # a list that begins beyond it would fill pages with letters
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Lists:
    """The lists of one file; they count on as its paragraphs are read in their order."""

    def __init__(self, part):
        self.levels, self.counts = {}, {}
        if part is None:
            return
        kinds = {kind.get(W + "abstractNumId"): kind for kind in part.iter(W + "abstractNum")}
        for number in part.iter(W + "num"):
            kind = kinds.get(value(number, "abstractNumId"))
            if kind is not None:
                levels = {whole(level.get(W + "ilvl"), most=DEEPEST): level for level in kind.iter(W + "lvl")}
                self.levels[number.get(W + "numId")] = (kind.get(W + "abstractNumId"), levels)

    def shape(self, number, level) -> dict:
        """What a level says of its paragraphs: above all the indents."""
        found = self._level(number, level)
        return {} if found is None else shape(found.find(W + "pPr"))

    def label(self, number, level) -> tuple[str, str]:
        """The next label of a level and what follows it: "tab", "space" or "nothing"."""
        found = self._level(number, level)
        if found is None:
            return "", "nothing"
        counts = self.counts.setdefault(self.levels[number][0], {})
        counts[level] = counts.get(level, _start(found) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        text = value(found, "lvlText") or ""
        if value(found, "numFmt") == "bullet":
            return _MARKS.get(text, text if text.isprintable() and len(text) == 1 else "•"), _after(found)
        for one in range(level + 1):
            text = text.replace(f"%{one + 1}", self._said(number, one, counts))
        return text, _after(found)

    def _level(self, number, level):
        return self.levels.get(number, (None, {}))[1].get(level)

    def _said(self, number, level, counts):
        found = self._level(number, level)
        at = counts.get(level, _start(found))
        return counted(at, value(found, "numFmt") if found is not None else "decimal")


def _start(level):
    return whole(value(level, "start"), 1, most=_LAST)


def _after(level):
    return value(level, "suff") or "tab"


def counted(at: int, form: str | None) -> str:
    """A number as its form writes it: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, decimalZero."""
    if form in ("lowerLetter", "upperLetter"):
        said = chr(ord("a") + (at - 1) % 26) * ((at - 1) // 26 + 1)
    elif form in ("lowerRoman", "upperRoman"):
        said, left = "", at
        for worth, sign in _ROMAN:
            said, left = said + sign * (left // worth), left % worth
    else:
        return f"{at:02}" if form == "decimalZero" else str(at)
    return said.upper() if form.startswith("upper") else said
