"""Whether an upload will do as a photo: https://core.telegram.org/bots/api#sendphoto."""

from __future__ import annotations

import struct

from botapi.errors import bad_request

MAX_PHOTO = 10 * 1024 * 1024  # bytes
MAX_SIDES = 10_000  # width and height together
MAX_RATIO = 20
KNOWN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")


def check(content: bytes) -> None:
    """Raises ApiError for what Telegram's servers would not take; the sides are read of PNG alone."""
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"File of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    if not content.startswith(KNOWN) and not (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if content.startswith(KNOWN[0]):
        if len(content) < 24:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = struct.unpack(">II", content[16:24])
        if not min(width, height) or width + height > MAX_SIDES or max(width, height) > MAX_RATIO * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
