"""Papers as PDF: typst templates of templates/papers/, filled with data alone."""

import json
from pathlib import Path

_ROOT = Path(__file__).resolve().parent
TEMPLATES = _ROOT.parent / "templates" / "papers"
FONTS = _ROOT / "fonts"


def pdf(template: str, data: dict) -> bytes:
    """The paper `template` ("pay_list.typ", a file of templates/papers/) filled with `data`, as PDF.

    `data` goes through JSON, never into the markup, so nothing in it is read as a command; all figures and days stand
    in it as the text to be printed. Two keys are the document's own: `title`, and `day` (YYYY-MM-DD), the day of the
    paper: no clock is read, so the same data gives the same bytes. Letters come from the fonts of core/fonts alone.

    A template needs few lines; house.typ has the parts (its own comments say what each takes):
        #import "house.typ": *
        #show: paper.with(data, landscape: true)   // page, margins, page x/y, document title and day
        #heading-block(left: …, right: …)           // issuing office; Quốc hiệu, the Union's title or own lines
        #paper-title("…", lines: (…))
        #listing(columns, rows, tail: […])          // heading on every page; the end never torn from `tail`
        #words(…)  #signatures(…)                   // given as `tail`, they stay with the last rows
    """
    return _made(template, data)


def png(template: str, data: dict, *, ppi: int = 144) -> bytes:
    """The same as a picture of its first page; `ppi` points of it per inch."""
    return _made(template, data, format="png", ppi=ppi)


def _made(template, data, **how) -> bytes:
    import typst  # 80 MB of library: only who prints loads it

    made = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
        **how,
    )
    return made[0] if isinstance(made, list) else made
