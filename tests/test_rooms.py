"""The house's shape, read from the source: who may use whom, pure rules, small files (docs/decisions, README)."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "journal", "villages", "staffing", "config")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)
RULES = [path for path in SOURCES if path.name == "rules.py" or "rules" in path.parent.parts]
IDS = {"ids": lambda value: str(value.relative_to(ROOT)) if isinstance(value, Path) else str(value)}


def room_of(dotted):
    """staffing.posts.views → staffing.posts; villages.views → villages."""
    parts = dotted.split(".")
    return ".".join(parts[:2] if parts[0] == "staffing" else parts[:1])


def imports_of(path):
    """Every module that the file imports, with `from room import views` read as room.views too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def foreign(path, shelf):
    """Modules named `shelf` that the file takes from another room."""
    here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    wanted = re.compile(rf"(core|journal|villages|staffing)\b.*\.{shelf}$")
    return {module for module in imports_of(path) if wanted.match(module) and room_of(module) != here}


@pytest.mark.parametrize("path", SOURCES, **IDS)
def test_nobody_imports_another_rooms_views(path):
    assert not foreign(path, "views")


@pytest.mark.parametrize("path", [path for path in SOURCES if "desk" not in path.parts], **IDS)
def test_only_desk_uses_another_rooms_forms(path):
    assert not foreign(path, "forms")


@pytest.mark.parametrize("path", RULES, **IDS)
def test_rules_know_neither_django_nor_the_clock(path):
    assert not [module for module in imports_of(path) if module.split(".")[0] in ("django", "time", "os", "random")]
    assert not re.search(r"\b(today|now|localdate)\(", path.read_text())


@pytest.mark.parametrize("path", RULES, **IDS)
def test_rules_have_no_float(path):
    assert not re.search(r"\bfloat\(|FloatField|\d\.\d", path.read_text())


@pytest.mark.parametrize("path", SOURCES, **IDS)
def test_a_file_is_under_400_lines(path):
    assert len(path.read_text().splitlines()) < 400


@pytest.mark.parametrize("path", SOURCES, **IDS)
def test_a_function_is_under_40_lines(path):
    functions = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))
    assert not [node.name for node in functions if node.end_lineno - node.lineno + 1 >= 40]


@pytest.mark.parametrize("path", SOURCES, **IDS)
def test_no_model_keeps_a_float(path):
    assert "FloatField" not in path.read_text()
