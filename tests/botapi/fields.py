"""The fields of a JSON object among the parameters, read with Telegram's leniency and refused in its words.

Source: https://github.com/tdlib/td, `JsonObject` in tdutils/td/utils/JsonBuilder.cpp. A number passes for a string and
the other way round; a Boolean passes for nothing else. Every function raises `Refusal`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from botapi.errors import Refusal

INTEGER = re.compile(r"-?[0-9]+\Z")
Object = Mapping[str, Any]


def parsed(text: str) -> Any:
    """The value of a JSON text. Raises ValueError, whatever is wrong with it."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def string(field: Object, name: str, default: str | None = None) -> str:
    """A text (or a number's digits); without a default it is required."""
    value = _present(field, name, default)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Refusal(f'Field "{name}" must be of type String')


def integer(field: Object, name: str, default: int | None = None, bits: int = 32) -> int:
    """A whole number of so many bits (or its digits as a text); without a default it is required."""
    value = _present(field, name, default)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Refusal(f'Field "{name}" must be a Number')
    digits = str(value)
    if not INTEGER.match(digits) or len(digits) > 20 or not -(1 << bits - 1) <= int(digits) < 1 << bits - 1:
        raise Refusal(f'Field "{name}" must be a valid Number')
    return int(digits)


def boolean(field: Object, name: str) -> bool:
    """True or false; absent is false."""
    value = field.get(name, False)
    if not isinstance(value, bool):
        raise Refusal(f'Field "{name}" must be of type Boolean')
    return value


def nested(field: Object, name: str) -> Object:
    """An object; it is required."""
    value = _present(field, name, None)
    if not isinstance(value, dict):
        raise Refusal(f'Field "{name}" must be of type Object')
    return value


def array(field: Object, name: str) -> list[Any]:
    """An array; absent is empty."""
    value = field.get(name, [])
    if not isinstance(value, list):
        raise Refusal(f'Field "{name}" must be of type Array')
    return value


def _present(field: Object, name: str, default: Any) -> Any:
    value = field.get(name, default)
    if value is None and name not in field:
        raise Refusal(f'Can\'t find field "{name}"')
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
