"""What ruff cannot see: templates against the Content-Security-Policy, locks that disagree, what the papers leave out.

python tools/lint.py
"""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    r"<script(?![^>]*\bsrc=)": "inline script (the Content-Security-Policy forbids it)",
    r"<style\b|\sstyle=": "inline style (the Content-Security-Policy forbids it)",
    r"\son[a-z]+=[\"']|\shx-on[:-]|javascript:": "inline event (the Content-Security-Policy forbids it)",
    r"(?:src|href|action)=[\"'](?:https?:)?//": "address of another host",
}


def templates():
    """Faults of templates/: does not compile, inline code, another host."""
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix not in (".html", ".txt"):
            continue
        name, text = path.relative_to(ROOT / "templates"), path.read_text()
        try:
            get_template(str(name))
        except TemplateSyntaxError as why:
            yield f"templates/{name}: {why}"
        for pattern, what in FORBIDDEN.items():
            for found in re.finditer(pattern, text) if path.suffix == ".html" else ():
                yield f"templates/{name}:{text.count(chr(10), 0, found.start()) + 1}: {what}"


def icons():
    """Faults of {% icon "name" %}: not in the sprite."""
    there = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static" / "vendor" / "icons.svg").read_text()))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        for name in sorted(set(re.findall(r"{% icon [\"']([\w-]+)[\"']", path.read_text())) - there):
            yield f"{path.relative_to(ROOT)}: no icon {name} in static/vendor/icons.svg (tools/vendor.py)"


def locked(name):
    return set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(), re.M))


def locks():
    """Faults of the locks: the run lock is part of the one for development; every line has its hash."""
    for pin in sorted(locked("requirements.txt") - locked("requirements-dev.txt")):
        yield f"requirements.txt: {pin} is not what requirements-dev.txt has (make lock)"
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        if len(locked(name)) > text.count("--hash="):
            yield f"{name}: a package has no hash (make lock)"
        if re.search(r"https?://|^--(index|extra|find)", text, re.M):
            yield f"{name}: names the machine's package index (make lock)"


def dependencies():
    """Every direct dependency has its reason in docs/dependencies.md."""
    reasons = (ROOT / "docs" / "dependencies.md").read_text()
    for name in ("requirements.in", "requirements-dev.in"):
        for package in re.findall(r"^[\w.-]+", (ROOT / name).read_text(), re.M):
            if not package.startswith("-") and f"| {package} |" not in reasons:
                yield f"docs/dependencies.md: no reason for {package}"


def settings_told():
    """Every environment variable that config/settings.py reads stands in the README's table."""
    read = re.findall(r"(?:env|Env\(\))\.\w+\(\s*\"([A-Z_]+)\"", (ROOT / "config" / "settings.py").read_text())
    readme = (ROOT / "README.md").read_text()
    yield from (f"README.md: {name} is not explained" for name in sorted(set(read)) if f"`{name}`" not in readme)


def main():
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    found = [*templates(), *icons(), *locks(), *dependencies(), *settings_told()]
    print("\n".join(found) or "templates, locks, dependencies and settings: nothing to say")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
