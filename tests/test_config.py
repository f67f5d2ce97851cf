"""Where the data is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot import config

ROOT = Path(__file__).parents[1]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An installed package without data, in a folder that is no checkout."""
    folder = tmp_path / "lib" / "python" / "certbot"
    folder.mkdir(parents=True)
    return folder


def test_checkout_is_used_as_it_stands() -> None:
    """In a checkout the folders at the top are used, not a copy of them."""
    assert config.catalog_dir({}) == ROOT / "catalog"
    assert config.dialogs_dir({}) == ROOT / "dialogs"


def test_variable_wins(tmp_path: Path) -> None:
    """CATALOG_DIR and DIALOGS_DIR name other folders, each for itself."""
    assert config.catalog_dir({"CATALOG_DIR": str(tmp_path)}) == tmp_path
    assert config.dialogs_dir({"DIALOGS_DIR": str(tmp_path)}) == tmp_path
    assert config.dialogs_dir({"CATALOG_DIR": str(tmp_path)}) == ROOT / "dialogs"


def test_environment_is_read_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's environment counts as it is at the time of the call."""
    monkeypatch.setenv("CATALOG_DIR", str(tmp_path))
    assert config.catalog_dir() == tmp_path


def test_empty_variable_is_not_set() -> None:
    """An empty variable counts as not set."""
    assert config.catalog_dir({"CATALOG_DIR": ""}) == ROOT / "catalog"


def test_variable_without_folder_is_refused(tmp_path: Path) -> None:
    """A variable that names no folder is an error that says which, and is not passed over in silence."""
    with pytest.raises(config.ConfigError, match=r"DIALOGS_DIR is .*nowhere"):
        config.dialogs_dir({"DIALOGS_DIR": str(tmp_path / "nowhere")})


def test_variable_naming_a_file_is_refused(tmp_path: Path) -> None:
    """A file is no folder of data."""
    file = tmp_path / "catalog.yaml"
    file.touch()
    with pytest.raises(config.ConfigError, match="not a folder"):
        config.catalog_dir({"CATALOG_DIR": str(file)})


def test_packaged_copy_is_found(package: Path) -> None:
    """Without variables the copy inside the installed package is used."""
    (package / "data" / "catalog").mkdir(parents=True)
    assert config.data_dir("catalog", "CATALOG_DIR", {}, package) == package / "data" / "catalog"


def test_packaged_copy_comes_before_a_neighbour(package: Path) -> None:
    """An installed package does not take a folder for its checkout because it happens to be called catalog."""
    (package / "data" / "catalog").mkdir(parents=True)
    (package.parents[1] / "catalog").mkdir()
    assert config.data_dir("catalog", "CATALOG_DIR", {}, package) == package / "data" / "catalog"


def test_no_data_at_all_says_where_it_looked(package: Path) -> None:
    """Without any folder the error names the places and the variable."""
    with pytest.raises(config.ConfigError) as caught:
        config.data_dir("catalog", "CATALOG_DIR", {}, package)
    assert str(package / "data" / "catalog") in str(caught.value)
    assert "set CATALOG_DIR" in str(caught.value)
