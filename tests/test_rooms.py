"""The house's shape, read from the source: who may use whom, pure rules, small files (docs/decisions, README)."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("core", "journal", "villages", "staffing", "config")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)
RULES = [path for path in SOURCES if re.fullmatch(r"rules(_\w+)?\.py", path.name) or "rules" in path.parent.parts]


def room_of(dotted):
    """staffing.posts.views → staffing.posts; villages.views → villages."""
    parts = dotted.split(".")
    return ".".join(parts[:2] if parts[0] == "staffing" else parts[:1])


def imports_of(path):
    """Every module that the file imports, with `from room import views` read as room.views too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def foreign(path, shelf):
    """Modules named `shelf` (or `shelf`_…) that the file takes from another room."""
    here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    wanted = re.compile(rf"(core|journal|villages|staffing)\b.*\.{shelf}(_\w+)?$")
    return {module for module in imports_of(path) if wanted.match(module) and room_of(module) != here}


def offenders(paths, wrong):
    return [str(path.relative_to(ROOT)) for path in paths if wrong(path)]


def long_functions(path):
    functions = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))
    return [node.name for node in functions if node.end_lineno - node.lineno + 1 >= 40]


def test_nobody_imports_another_rooms_views():
    assert offenders(SOURCES, lambda path: foreign(path, "views")) == []


def test_only_desk_uses_another_rooms_forms():
    elsewhere = [path for path in SOURCES if "desk" not in path.parts]
    assert offenders(elsewhere, lambda path: foreign(path, "forms") - {"core.forms"}) == []


def test_rules_know_neither_django_nor_the_machine():
    outside = {"django", "time", "os", "random"}
    assert offenders(RULES, lambda path: outside & {module.split(".")[0] for module in imports_of(path)}) == []


def test_rules_do_not_ask_for_today():
    assert offenders(RULES, lambda path: re.search(r"\b(today|now|localdate)\(", path.read_text())) == []


def test_rules_have_no_float():
    assert offenders(RULES, lambda path: re.search(r"\bfloat\(|[^.\d]\d+\.\d+[^.\d]", path.read_text())) == []


def test_no_model_keeps_a_float():
    assert offenders(SOURCES, lambda path: "FloatField" in path.read_text()) == []


def test_a_file_is_under_400_lines():
    assert offenders(SOURCES, lambda path: len(path.read_text().splitlines()) >= 400) == []


def test_a_function_is_under_40_lines():
    assert offenders(SOURCES, long_functions) == []
