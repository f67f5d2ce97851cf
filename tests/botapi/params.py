"""The parameters of one call as they came over HTTP: every value a text, beside them the uploaded files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from botapi import fields
from botapi.errors import Refusal, bad_request

NUMBER = re.compile(r"-?[0-9]+")
TRUE = {"true", "yes", "1"}


@dataclass(frozen=True)
class Upload:
    """A file sent as a part of a multipart body."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass
class Parameters:
    """Reads the parameters of one call, notes which were asked for, and gathers what is accepted but suspicious."""

    method: str
    values: Mapping[str, str]
    files: Mapping[str, Upload]
    warnings: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def warn(self, text: str) -> None:
        """Notes what Telegram would accept without a word."""
        self.warnings.append(f"{self.method}: {text}".encode("utf-8", "replace").decode())

    def text(self, name: str) -> str:
        """The text as sent; absent is empty. Raises ApiError for lone surrogates."""
        self.asked.add(name)
        return in_utf8(self.values.get(name, ""))

    def given(self, name: str) -> bool:
        """Whether the parameter was sent, be it empty."""
        self.asked.add(name)
        return name in self.values

    def boolean(self, name: str) -> bool:
        """Telegram takes `true`, `yes` and `1` in any case; everything else is false."""
        value = self.text(name).strip().lower()
        if value not in TRUE | {"false", "no", "0", ""}:
            self.warn(f'{name}="{value}" counts as false')
        return value in TRUE

    def integer(self, name: str, default: int = 0, low: int = -(1 << 31), high: int = (1 << 31) - 1) -> int:
        """A whole number, moved to the nearest bound; Telegram takes what is not a number for 0."""
        value = self.text(name)
        if not value:
            return default
        match = NUMBER.match(value)
        number = int(match[0][:20]) if match else 0
        if not match or match[0] != value:
            self.warn(f'{name}="{value}" counts as {number}')
        if not low <= number <= high:
            self.warn(f"{name}={number} is not from {low} to {high}")
        return min(max(number, low), high)

    def identifier(self, name: str) -> int:
        """A message or topic: 0 where it is absent or below 0."""
        return max(self.integer(name), 0)

    def json(self, name: str, unreadable: str) -> Any:
        """The value of a JSON text, None if absent. Raises ApiError with the description `unreadable`."""
        value = self.text(name)
        if not value:
            return None
        try:
            return fields.parsed(value)
        except ValueError:
            raise bad_request(unreadable) from None

    def file(self, name: str) -> Upload | str | None:
        """An uploaded file, also one named by `attach://NAME`, or a file_id or URL. None: there is none."""
        value = self.text(name)
        if value and not value.startswith("attach://"):
            return value
        part = value.removeprefix("attach://") or name
        self.asked.add(part)
        return self.files.get(part)

    def unknown(self) -> list[str]:
        """The names of parameters and files that nobody asked for."""
        return sorted((set(self.values) | set(self.files)) - self.asked)


def in_utf8(text: str) -> str:
    """The text itself. Raises ApiError where it cannot be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None
    return text


def utf8(raw: bytes) -> str:
    """The text of a value sent as bytes. Raises ApiError where it is not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None


def from_json(body: bytes) -> dict[str, str]:
    """The parameters in a JSON body: texts as they are, all else as JSON text. Raises ApiError."""
    try:
        values = fields.parsed(utf8(body)) if body.strip() else {}
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
        if value is not None
    }


def part_of(where: str, why: Refusal) -> Refusal:
    """The refusal, saying which part of the call it is about."""
    return Refusal(f"{where}: {why}")
