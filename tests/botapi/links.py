"""Which links Telegram takes, and why not.

Source: https://github.com/tdlib/td, `parse_url` in tdutils/td/utils/HttpUrl.cpp and `LinkManager::check_link`.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qs, urlsplit

from botapi.errors import Refusal

START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
OWN_SCHEME = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)
HOST = re.compile(r"(?:[\w.\-!$,~*'();&+=]|[^\x00-\x7f]|%[0-9a-fA-F]{2})*\Z", re.ASCII)
USER_INFO = re.compile(r"(?:[\w.\-!$,~*'();&+=:]|[^\x00-\x7f]|%[0-9a-fA-F]{2})*\Z", re.ASCII)
USER_LINK = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=([0-9]{1,16})(?:[&#]|\Z)", re.IGNORECASE)
TELEGRAM_HOSTS = {"t.me", "telegram.me", "telegram.dog"}


def user_of(url: str) -> int | None:
    """The person that `tg://user?id=N` mentions."""
    match = USER_LINK.match(url)
    return int(match[1]) or None if match else None


def checked(url: str) -> str:
    """The link as Telegram keeps it: with a scheme and a path. Raises Refusal."""
    own = OWN_SCHEME.match(url)
    if not own:
        scheme, user_info, host, port, rest = split(url)
        if "." not in host and not host.startswith("["):
            raise Refusal("Wrong HTTP URL")
        return f"{scheme}://{user_info}{host}{port}{rest}"
    scheme, user_info, host, port, rest = split(url[own.end() :])
    kind = own[1].lower()
    if "://" in url[own.end() : own.end() + 8] or user_info or port or host.startswith("["):
        raise Refusal("Wrong tg URL" if kind == "tg" else "Wrong ton URL")
    if not re.fullmatch(r"[\w.-]*" if kind == "tonsite" else r"[\w-]*", host, re.ASCII):
        raise Refusal("Unallowed characters in URL host")
    return f"{kind}://{host}{rest[1:] if rest.startswith('/?') else rest}"


def suspicious(url: str) -> str | None:
    """What is wrong with a deep link whose start parameter Telegram's clients would drop, else None."""
    try:
        parts = urlsplit(url)
        query = parse_qs(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return None
    if parts.hostname not in TELEGRAM_HOSTS:
        return None
    bad = [
        value for name in ("start", "startgroup") for value in query.get(name, ()) if not START_PARAMETER.match(value)
    ]
    return f'start parameter "{bad[0]}" is not 1-64 of A-Z a-z 0-9 _ -' if bad else None


def split(url: str, default: str = "http") -> tuple[str, str, str, str, str]:
    """Scheme, "user@", host, ":port" and path with query, each as Telegram writes it. Raises Refusal."""
    scheme, colon, rest = url.partition("://")
    if not colon or re.search(r"[:/?#@\[\]]", scheme):
        scheme, rest = default, url
    scheme = scheme.lower()
    if scheme not in ("http", "https"):
        raise Refusal("Unsupported URL protocol")
    end = re.search(r"[/?#]", rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    before, colon, port = authority.rpartition(":")
    if colon and before and not re.search(r"[\]@]", port):
        authority = before
        if not re.fullmatch(r"[0-9]{1,9}", port, re.ASCII) or not 0 < int(port) <= 65535:
            raise Refusal("Wrong port number specified in the URL")
        port = f":{int(port)}"
    else:
        port = ""
    user_info, at, host = authority.rpartition("@")
    _check_host(host, user_info)
    tail = "".join(f"%{ord(c):02X}" if c <= " " else c for c in tail.rstrip(" \t\r\n\v\0"))
    return scheme, user_info + at, host.lower(), port, tail if tail.startswith("/") else f"/{tail}"


def _check_host(host: str, user_info: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise Refusal("Wrong IPv6 address specified in the URL") from None
        return
    if not host:
        raise Refusal("URL host is empty")
    if host == ".":
        raise Refusal("Host is invalid")
    for part, name, allowed in ((host, "host", HOST), (user_info, "userinfo", USER_INFO)):
        if not allowed.match(part):
            wrong_percent = re.search(r"%(?![0-9a-fA-F]{2})", part)
            raise Refusal(
                f"Wrong percent-encoded symbol in URL {name}"
                if wrong_percent
                else f"Disallowed character in URL {name}"
            )
