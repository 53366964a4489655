"""Keeping files and showing them in messages as each bot sees them; how a call names a file is elsewhere."""

import struct
from collections.abc import Callable
from typing import Any

from bot.emulator.world.files import File, file_id, read_file_id, readdressed
from bot.emulator.world.state import World

Json = dict[str, Any]

NAMES = {"photo": "photo.jpg", "video": "video.mp4", "animation": "animation.mp4", "sticker": "sticker.webp"}
NAMES |= {"voice": "voice.ogg", "audio": "audio.mp3", "video_note": "note.mp4", "document": "file.dat"}
TYPES = {"photo": "image/jpeg", "video": "video/mp4", "animation": "video/mp4", "sticker": "image/webp"}
TYPES |= {"voice": "audio/ogg", "audio": "audio/mpeg", "video_note": "video/mp4"}
SIZES = {"photo": (800, 600), "sticker": (512, 512), "video_note": (240, 240)}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
THUMBNAIL = 90
FILE_FIELDS = ("photo", "video", "animation", "document", "sticker", "voice", "audio", "video_note")


def keep(
    world: World, kind: str, content: bytes = b"", *, name: str = "", mime_type: str = "", size: int = 0
) -> File:
    """Stores a file; `size` is for one that only claims to be large."""
    unique_id = "AgAD" + "".join(world.state.chance.choices(LETTERS, k=11))
    width, height = _measured(content) or SIZES.get(kind, (640, 360))
    file = File(
        unique_id,
        len(world.state.files),
        kind,
        name or NAMES.get(kind, "file.dat"),
        content,
        mime_type or TYPES.get(kind, "application/octet-stream"),
        width,
        height,
        size,
    )
    world.state.files[unique_id] = file
    return file


def found(world: World, bot_id: int, given: str) -> File | None:
    """The file a bot means by one of its own file_ids."""
    parts = read_file_id(given)
    return world.state.files.get(parts[1]) if parts and parts[0] in (bot_id, 0) else None


def served(world: World, path: str) -> File | None:
    """The file that is served under a path."""
    return next((file for file in world.state.files.values() if file.path == path), None)


def media(world: World, file: File, bot_id: int = 0, **details: Any) -> Json:
    """The content fields of a message that shows this file; `details` are further fields of the media."""
    if file.kind == "photo":
        return {"photo": photo_sizes(world, file, bot_id)}
    shown = {**_basic(file, bot_id), **SHAPES[file.kind](file), **details}
    if file.kind == "animation":
        return {"animation": shown, "document": {**_basic(file, bot_id), **_document(file)}}
    return {file.kind: shown}


def photo_sizes(world: World, file: File, bot_id: int = 0) -> list[Json]:
    """A photo's sizes, smallest first; the last one is the photo itself."""
    small_id = f"{file.unique_id}s"
    if small_id not in world.state.files:
        scale = THUMBNAIL / max(file.width, file.height)
        width, height = max(1, int(file.width * scale)), max(1, int(file.height * scale))
        small = File(small_id, len(world.state.files), "photo", file.name, file.content, file.mime_type)
        small.width, small.height = width, height
        world.state.files[small_id] = small
    sizes = (world.state.files[small_id], file)
    return [{**_basic(one, bot_id), "width": one.width, "height": one.height} for one in sizes]


def seen_by(content: Json, bot_id: int) -> Json:
    """A message's content with the file_ids that this bot knows."""
    if not any(name in content for name in FILE_FIELDS):
        return content
    return {
        name: _renamed(value, bot_id) if name in FILE_FIELDS else value for name, value in content.items()
    }


def _renamed(value: Any, bot_id: int) -> Any:
    if isinstance(value, list):
        return [_renamed(one, bot_id) for one in value]
    if not isinstance(value, dict):
        return value
    renamed = {name: _renamed(one, bot_id) for name, one in value.items()}
    if "file_id" in value:
        renamed["file_id"] = readdressed(value["file_id"], bot_id)
    return renamed


def _basic(file: File, bot_id: int) -> Json:
    return {
        "file_id": file_id(file, bot_id),
        "file_unique_id": file.unique_id,
        "file_size": file.size,
    }


def _document(file: File) -> Json:
    return {"file_name": file.name, "mime_type": file.mime_type}


def _video(file: File) -> Json:
    return {"width": file.width, "height": file.height, "duration": 5, **_document(file)}


def _sticker(file: File) -> Json:
    return {
        "type": "regular",
        "width": file.width,
        "height": file.height,
        "is_animated": False,
        "is_video": False,
    }


SHAPES: dict[str, Callable[[File], Json]] = {
    "video": _video,
    "animation": _video,
    "document": _document,
    "audio": lambda file: {"duration": 60, **_document(file)},
    "voice": lambda file: {"duration": 5, "mime_type": file.mime_type},
    "video_note": lambda file: {"length": file.width, "duration": 5},
    "sticker": _sticker,
}


def _measured(content: bytes) -> tuple[int, int] | None:
    """Width and height that a PNG states."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height
