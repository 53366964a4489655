"""Which file a call means: an upload, a file_id of this bot, or a URL; not what is done with it."""

from typing import Any
from urllib.parse import urlsplit

from bot.emulator.errors import ApiError, bad_request
from bot.emulator.methods import Call
from bot.emulator.params import Upload
from bot.emulator.world import storing
from bot.emulator.world.files import File

MOST_BYTES = 50 << 20
MOST_PHOTO_BYTES = 10 << 20


def media_of(call: Call, kind: str, **details: Any) -> dict[str, Any]:
    """The content of a message that shows the file in the parameter named as its kind ("photo", "video_note").

    `details` are further fields of the media (duration, emoji). Raises ApiError 400.
    """
    file = file_of(call, kind, kind)
    return storing.media(call.world, file, **{name: value for name, value in details.items() if value})


def file_of(call: Call, kind: str, name: str) -> File:
    """The file in a parameter, stored if it is new; ApiError 400 when there is none."""
    if upload := call.params.file(name):
        return _uploaded(call, kind, upload)
    return named_file(call, kind, call.params.text(name))


def named_file(call: Call, kind: str, given: str) -> File:
    """The file that a text names: `attach://part`, a file_id of this bot or a URL; else ApiError 400."""
    if not given:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if upload := call.params.attached(given):
        return _uploaded(call, kind, upload)
    if given.startswith(("http://", "https://")):
        return _fetched(call, kind, given)
    if file := storing.found(call.world, call.bot_id, given):
        if file.kind != kind:
            words = f"can't use file of type {file.kind.title()} as {kind.title()}"
            raise bad_request(words)
        return file
    raise bad_request("wrong file identifier/HTTP URL specified")


def _uploaded(call: Call, kind: str, upload: Upload) -> File:
    if len(upload.content) > MOST_BYTES:
        raise ApiError(413, "Request Entity Too Large", exact=True)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.content) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big")
    mime_type = "" if upload.mime_type == "application/octet-stream" else upload.mime_type
    return storing.keep(call.world, kind, upload.content, name=upload.filename, mime_type=mime_type)


def _fetched(call: Call, kind: str, url: str) -> File:
    """Nothing is fetched: a URL with a host gives an empty file of its name."""
    parts = urlsplit(url)
    if "." not in (parts.hostname or ""):
        raise bad_request("Failed to get HTTP URL content")
    return storing.keep(call.world, kind, name=parts.path.rpartition("/")[2])
