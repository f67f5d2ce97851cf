"""learn: the weights of what people write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from certbot import cli
from certbot.evaluation.examples import check_examples
from certbot.language.load import EXAMPLES, LEARNED, load_weights

DIALOGS = Path(__file__).parents[2] / "dialogs"


@pytest.fixture
def dialogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our dialogs with few examples and without weights."""
    folder = tmp_path / "dialogs"
    shutil.copytree(DIALOGS, folder, ignore=shutil.ignore_patterns(EXAMPLES, LEARNED.parts[0]))
    (folder / EXAMPLES).mkdir()
    for intent in ("free", "renew"):
        rows = (f'- {{text: "{word} blorp {intent}", intent: {intent}}}\n' for word in ("so", "well", "hello"))
        (folder / EXAMPLES / f"{intent}.yaml").write_text("".join(rows), encoding="utf-8")
    monkeypatch.setenv("DIALOGS_DIR", str(folder))
    return folder


def test_weights_are_written_and_read(dialogs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are those of the examples, twice the same, and texts are read with them."""
    assert [problem.path for problem in check_examples(dialogs)] == [str(dialogs / LEARNED)]
    assert cli.main(["learn"]) == 0
    assert "of 6 examples" in capsys.readouterr().out
    first = (dialogs / LEARNED).read_bytes()
    assert list(check_examples(dialogs)) == []
    assert load_weights(dialogs / LEARNED).intents == ("free", "renew")
    assert cli.main(["learn"]) == 0
    assert (dialogs / LEARNED).read_bytes() == first


def test_faults_in_examples_change_nothing(dialogs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are named with their places."""
    (dialogs / EXAMPLES / "free.yaml").write_text("- {text: cheap, intent: renew}\n", encoding="utf-8")
    assert cli.main(["learn"]) == 1
    assert "free.yaml:1:25:" in capsys.readouterr().err
    assert not (dialogs / LEARNED).exists()
