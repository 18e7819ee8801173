"""Imports point leftwards only: errors, model, rulebook, then four rooms that do not know each other, pipeline, cli."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck

PACKAGE = Path(claimcheck.__file__).parent
LAYERS = (
    ("version", "errors"),
    ("model",),
    ("rulebook",),
    ("loading", "extraction", "comparison", "reporting"),
    ("pipeline", "examples", "readings", "ledger", "reference"),
    ("gold",),
    ("schemas", "testing", "pytest_plugin"),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem in RANK)


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """All that a module imports of the package, also within functions and for type checking only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_leftwards(path: Path) -> None:
    own = room(path)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("claimcheck.")}
    wrong = {other for other in used if other != own and RANK[other] >= RANK[own]}
    assert wrong == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nobody_inside_imports_the_package_itself(path: Path) -> None:
    assert "claimcheck" not in set(imported(path))


def test_every_room_has_its_place() -> None:
    rooms = {room(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms - {"_rules"} == set(RANK)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=name_of)
def test_language_is_data_and_no_letter_of_it_stands_in_code(path: Path) -> None:
    """No letter but Latin ones outside docstrings, written or escaped as a word."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(body[0].value) for node in ast.walk(tree) if (body := documented(node))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            foreign = [c for c in written(path, node) if c.isalpha() and "LATIN" not in unicodedata.name(c, "LATIN")]
            assert foreign == [], f"{name_of(path)}:{node.lineno}"


def documented(node: ast.AST) -> list[ast.Expr]:
    body = getattr(node, "body", None)
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and isinstance(body, list):
        first = body[0] if body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            return [first]
    return []


def written(path: Path, node: ast.Constant) -> str:
    """The source of a string: a range of code points, `[\\u0621-\\u064a]`, is no word of a language."""
    return ast.get_source_segment(path.read_text("utf-8"), node) or ""


IMPORTERS = {"yaml": {"rulebook/files.py"}, "tabulate": {"reporting/table.py"}, "dateparser": {"extraction/dates.py"}}


@pytest.mark.parametrize("library", IMPORTERS)
def test_some_libraries_have_one_door(library: str) -> None:
    found = {
        name_of(path) for path in PACKAGE.rglob("*.py") if library in {name.split(".")[0] for name in imported(path)}
    }
    assert found <= IMPORTERS[library]


def test_nothing_is_swallowed() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                assert caught not in ("Exception", "BaseException", "everything"), f"{name_of(path)}:{node.lineno}"


def test_nothing_touches_the_network() -> None:
    forbidden = {"socket", "urllib", "http", "requests", "httpx", "ssl", "ftplib", "smtplib"}
    for path in PACKAGE.rglob("*.py"):
        used = {name.split(".")[0] for name in imported(path)} - {"urllib"}
        assert not used & forbidden, name_of(path)
        assert "urllib.request" not in set(imported(path)), name_of(path)
