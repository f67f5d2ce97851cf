"""What a person can send beside text: the fields of the message, by kind."""

from __future__ import annotations

from typing import Any


def _file(name: str, **more: object) -> dict[str, Any]:
    return {"file_id": f"user-{name}", "file_unique_id": f"u-{name}", "file_size": 4096, **more}


THUMBNAIL = _file("thumbnail", width=90, height=90)
PICTURE = {"width": 512, "height": 512}
PLACE = {"latitude": 52.52, "longitude": 13.405}

KINDS: dict[str, dict[str, Any]] = {
    "photo": {"photo": [_file("small", width=90, height=90), _file("large", width=1280, height=1280)]},
    "voice": {"voice": _file("voice", duration=3, mime_type="audio/ogg")},
    "audio": {"audio": _file("audio", duration=180, title="A talk", performer="Ann", mime_type="audio/mpeg")},
    "video": {"video": _file("video", duration=9, mime_type="video/mp4", **PICTURE)},
    "video_note": {"video_note": _file("video_note", duration=9, length=240, thumbnail=THUMBNAIL)},
    "document": {"document": _file("document", file_name="cv.pdf", mime_type="application/pdf")},
    "sticker": {
        "sticker": _file(
            "sticker", type="regular", is_animated=False, is_video=False, emoji="👍", set_name="s", **PICTURE
        )
    },
    "animation": {
        "animation": _file("animation", duration=2, mime_type="video/mp4", **PICTURE),
        "document": _file("animation", file_name="a.mp4", mime_type="video/mp4"),
    },
    "location": {"location": PLACE},
    "venue": {"location": PLACE, "venue": {"location": PLACE, "title": "Library", "address": "1 High Street"}},
    "contact": {"contact": {"phone_number": "+4930123456", "first_name": "Ben"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {
        "poll": {
            "id": "5430",
            "question": "Which one?",
            "options": [{"text": "A", "voter_count": 0}, {"text": "B", "voter_count": 0}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
        }
    },
    "story": {"story": {"chat": {"id": 1, "type": "private", "first_name": "Ben"}, "id": 7}},
    "game": {"game": {"title": "Chess", "description": "A game", "photo": [_file("game", **PICTURE)]}},
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    "timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "empty": {},
}
