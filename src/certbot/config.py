"""Where the data is: in the folders that the environment names, else in our own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from certbot.errors import CertbotError

_PACKAGE = Path(__file__).parent


class ConfigError(CertbotError):
    """The environment asks for something that is not there; the text says what to set."""


def catalog_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of what is known. Raises ConfigError where there is none."""
    return data_dir("catalog", "CATALOG_DIR", environ, _PACKAGE)


def dialogs_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of what is asked and said. Raises ConfigError where there is none."""
    return data_dir("dialogs", "DIALOGS_DIR", environ, _PACKAGE)


def data_dir(name: str, variable: str, environ: Mapping[str, str], package: Path) -> Path:
    """The folder that `variable` names, else the copy inside the installed package, else the checkout's.

    A variable that is set but empty counts as not set. A checkout has no copy inside its package, so that what is
    edited there is what is used.
    """
    chosen = environ.get(variable)
    if chosen:
        if not Path(chosen).is_dir():
            raise ConfigError(f"{variable} is {chosen!r}, which is not a folder: correct it, or unset it")
        return Path(chosen)
    candidates = (package / "data" / name, package.parents[1] / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    looked = " nor ".join(str(folder) for folder in candidates)
    raise ConfigError(f"there is no {name} folder, neither {looked}: set {variable} to one, or install anew")
