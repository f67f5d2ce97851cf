"""HTTP: what a request asks for, and how a reply goes out, whole, cut or in trickles."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from aiohttp import BodyPartReader, web
from botapi.errors import ApiError, bad_request
from botapi.faults import Rule
from botapi.methods import Upload, from_json, utf8
from botapi.queues import encoded

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html"}
BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    b"<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
PIECES = 20  # a trickling reply comes in so many


@dataclass(slots=True)
class Reply:
    """What is sent back."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=lambda: JSON)
    result: object = None
    description: str = ""

    @classmethod
    def success(cls, result: object) -> Reply:
        """{"ok": true, "result": ...}."""
        return cls(200, b'{"ok":true,"result":' + encoded(result) + b"}", JSON, result)

    @classmethod
    def batch(cls, elements: list[bytes]) -> Reply:
        """A batch of updates that are JSON already."""
        return cls(200, b'{"ok":true,"result":[' + b",".join(elements) + b"]}", JSON, len(elements))

    @classmethod
    def failure(cls, error: ApiError) -> Reply:
        """An error; a 429 has its header."""
        after = error.parameters.get("retry_after")
        headers = JSON if after is None else {**JSON, "Retry-After": str(after)}
        return cls(error.code, encoded(error.body()), headers, None, error.description)

    @classmethod
    def bad_gateway(cls) -> Reply:
        """What a front end says when the server behind it does not."""
        return cls(502, BAD_GATEWAY, HTML, None, "502 Bad Gateway")

    @classmethod
    def garbage(cls) -> Reply:
        """A success whose body nobody can read."""
        return cls(200, b'{"ok":true,"result":{"mess')


def split(path: str) -> tuple[str, str, str, str]:
    """The kind of path ("bot", "file" or ""), the token, the method or file, and the query string."""
    path, _, query = path.partition("?")
    if "%" in path:
        path = unquote(path)
    parts = path.split("/", 4)
    if len(parts) == 3 and parts[1].startswith("bot"):
        return "bot", parts[1][3:], parts[2], query
    if len(parts) > 3 and parts[1] == "file" and parts[2].startswith("bot"):
        return "file", parts[2][3:], "/".join(parts[3:]), query
    return "", "", "", ""


def _fields(form: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(utf8(form), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def parameters(request: web.BaseRequest, query: str) -> tuple[dict[str, str], dict[str, Upload]]:
    """The parameters and the uploaded files, however they came. Raises ApiError."""
    params = _fields(query.encode()) if query else {}
    files: dict[str, Upload] = {}
    if not request.can_read_body:
        return params, files
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            content = bytes(await part.read(decode=True))
            if part.filename is None:
                params[part.name or ""] = utf8(content)
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                files[part.name or ""] = Upload(part.filename, content, mime)
        return params, files
    body = await request.read()
    if kind == "application/json":
        params.update(from_json(body))
    elif kind == "application/x-www-form-urlencoded":
        params.update(_fields(body))
    return params, files


async def send(request: web.BaseRequest, reply: Reply, rule: Rule | None) -> web.StreamResponse:
    """The response, as the rule wants it."""
    if rule is None or rule.kind != "trickle":
        return web.Response(status=reply.status, body=reply.body, headers=reply.headers)
    response = web.StreamResponse(status=reply.status, headers=reply.headers)
    response.content_length = len(reply.body)
    await response.prepare(request)
    size = -(-len(reply.body) // PIECES)
    for start in range(0, len(reply.body), size):
        await response.write(reply.body[start : start + size])
        await asyncio.sleep(rule.seconds / PIECES)
    return response


def cut(request: web.BaseRequest) -> web.Response:
    """Ends the connection without a reply."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
