"""The directions of imports, purity, and the size of modules, as the design has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
MODULES = sorted((SRC / "certbot").rglob("*.py"))

# What each part may import of the others, apart from itself.
ALLOWED = {
    "yaml": set[str](),
    "errors": {"yaml"},
    "config": {"errors"},
    "catalog": {"yaml", "errors"},
    "language": {"catalog", "yaml", "errors"},
    "advice": {"catalog", "yaml", "errors"},
    "dialog": {"advice", "language", "catalog", "yaml", "errors"},
    "evaluation": {"language", "catalog", "yaml", "errors"},
    "store": {"errors"},
    "conversation": {"dialog", "store", "advice"},
    "logs": {"errors"},
    "settings": {"config", "errors"},
    "beside": set[str](),
    "terminal": {"dialog", "advice", "language", "catalog", "errors"},
    "telegram": {"conversation", "dialog", "store", "advice", "catalog", "logs", "settings", "errors"},
    "commands": {"telegram", "terminal", "store", "dialog", "advice", "language", "catalog", "yaml", "errors", "config"}
    | {"settings", "logs", "beside", "evaluation"},
    "cli": {"commands", "errors"},
}
PURE = {"catalog", "language", "advice", "dialog"}
IMPURE_MODULES = {
    "asyncio", "concurrent", "http", "logging", "multiprocessing", "os", "queue", "random", "secrets", "select",
    "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CLOCK = {"now", "utcnow", "today"}
FILES = {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "input", "print"}
OPEN = ("open", False)  # the built-in; a method may be called so and open something else than a file
# Who alone imports a library that talks to the world.
OWNERS = {"telegram": "telegram", "aiohttp": "telegram", "sqlalchemy": "store", "alembic": "store", "psycopg": "store"}


def part(module: str) -> str:
    """The part of the house that a module of ours belongs to ("certbot.catalog.load" is in catalog)."""
    return module.split(".")[1]


def name(path: Path) -> str:
    """A file's dotted name."""
    names = path.relative_to(SRC).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it; relative imports are not used here."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import hides its direction"
            if node.module == "certbot":
                yield from (f"certbot.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def called(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, bare name and whether it is an attribute, of everything that a file calls."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr, True
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id, False


def is_load(path: Path) -> bool:
    """Whether a module is one that reads files: it is called load, or load_ something."""
    return path.stem == "load" or path.stem.startswith("load_")


ours = [path for path in MODULES if path.parent != SRC / "certbot" or path.stem != "__init__"]
pure = [path for path in ours if part(name(path)) in PURE]


@pytest.mark.parametrize("path", ours, ids=name)
def test_imports_run_one_way(path: Path) -> None:
    """A part imports only the parts below it."""
    own = part(name(path))
    wrong = {
        module for module in imports(path) if module.startswith("certbot.") and part(module) not in ALLOWED[own] | {own}
    }
    assert not wrong


@pytest.mark.parametrize("path", pure, ids=name)
def test_pure_parts_import_nothing_of_the_world(path: Path) -> None:
    """Catalog, language, advice and dialog know no clock, network, database, thread, log or chance."""
    assert not {module for module in imports(path) if module.split(".")[0] in IMPURE_MODULES}


@pytest.mark.parametrize("path", pure, ids=name)
def test_pure_parts_do_not_read_the_clock(path: Path) -> None:
    """Today is an argument: nothing pure calls date.today() or datetime.now()."""
    assert not [(line, call) for line, call, attribute in called(path) if attribute and call in CLOCK]


@pytest.mark.parametrize("path", [path for path in pure if not is_load(path)], ids=name)
def test_only_load_modules_read_files(path: Path) -> None:
    """Files are read in modules called load, nothing is printed, and nothing else is asked of the machine."""
    of_files = FILES | ({"open"} if set(imports(path)) & {"pathlib", "io"} else set())
    wrong = [(line, call) for line, call, attribute in called(path) if call in of_files or (call, attribute) == OPEN]
    assert not wrong


@pytest.mark.parametrize("path", ours, ids=name)
def test_libraries_of_the_world_have_one_owner(path: Path) -> None:
    """Telegram's library and the network are known to telegram alone, the database to store."""
    libraries = {module.split(".")[0] for module in imports(path)} & OWNERS.keys()
    assert not {library for library in libraries if OWNERS[library] != part(name(path))}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short(path: Path) -> None:
    """No module is longer than 300 lines."""
    assert len(path.read_text().splitlines()) <= 300


def test_every_part_is_listed() -> None:
    """A new package is given its place in the order before it is built."""
    assert {part(name(path)) for path in ours} <= set(ALLOWED)


def test_the_order_has_no_cycle() -> None:
    """What a part may import cannot, over any way round, import it."""

    def below(own: str) -> set[str]:
        return ALLOWED[own].union(*(below(other) for other in ALLOWED[own]))

    assert not [own for own in ALLOWED if own in below(own)]
