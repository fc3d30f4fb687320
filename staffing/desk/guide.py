"""The user guide of each role and the words explained, from docs/guide/: Markdown, to be read in the repository too."""

import re
from functools import cache

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt

from core.text import fold
from staffing.access.models import Role
from staffing.access.terms import terms

GUIDES = {
    Role.YOUTH: "huyen-doan",
    Role.MILITARY: "quan-su",
    Role.COMMUNE: "xa",
    Role.ADMIN: "quan-tri",
    Role.OBSERVER: "theo-doi",
}
PICTURES = "pictures/"


def guide(request):
    """Every guide with its tasks, that of the reader's own role first."""
    own = GUIDES[request.user.role]
    names = sorted(GUIDES.values(), key=lambda name: name != own)
    return render(request, "guide/guide.html", {"guides": [_read(name) for name in names]})


def guide_of(request, name):
    """The tasks of one role, step by step, with pictures."""
    if name not in GUIDES.values():
        raise Http404
    return render(request, "guide/tasks.html", {"told": _read(name)})


def guide_terms(request):
    """The words explained, each with an anchor: /guide/terms/#arrears."""
    return render(request, "guide/terms.html", {"terms": [(key, *told) for key, told in terms().items()]})


@cache
def _read(name) -> dict:
    """name, title, lead and tasks [(anchor, heading)] of docs/guide/NAME.md, and the whole as HTML; read once."""
    text = (settings.BASE_DIR / "docs" / "guide" / f"{name}.md").read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(body)
    tasks = []
    for before, token in zip(tokens, tokens[1:], strict=False):
        if before.type == "heading_open" and before.tag == "h2":
            tasks.append((slugify(fold(token.content)), token.content))
            before.attrSet("id", tasks[-1][0])
        for image in token.children or ():
            if image.type == "image":
                picture = image.attrGet("src").removeprefix(PICTURES)
                image.attrs |= {"src": static(f"guide/{picture}"), "loading": "lazy"}
    lead = re.search(r"\S[^\n]*", body)
    # What is rendered is a file of this repository, with raw HTML switched off.
    html = mark_safe(reader.renderer.render(tokens, reader.options, {}))  # noqa: S308
    return {"name": name, "title": title.removeprefix("# "), "lead": lead[0], "tasks": tasks, "html": html}
