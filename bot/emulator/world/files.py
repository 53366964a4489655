"""Files that were uploaded: data and the making of their ids; what messages show of them is in storing.py."""

import base64
import binascii
from dataclasses import dataclass

PREFIXES = {
    "photo": "AgAC",
    "video": "BAAC",
    "animation": "CgAC",
    "document": "BQAC",
    "sticker": "CAAC",
    "voice": "AwAC",
    "audio": "CQAC",
    "video_note": "DQAC",
}
FOLDERS = {"photo": "photos", "video": "videos", "animation": "animations", "sticker": "stickers"}
FOLDERS |= {"voice": "voice", "audio": "music", "video_note": "video_notes"}


@dataclass
class File:
    """One stored file; `unique_id` is the same for all bots, the file_ids made from it are not."""

    unique_id: str
    number: int
    kind: str
    name: str
    content: bytes
    mime_type: str = ""
    width: int = 0
    height: int = 0
    claimed_size: int = 0

    @property
    def size(self) -> int:
        """Bytes; for a file that only claims to be large, what it claims."""
        return self.claimed_size or len(self.content)

    @property
    def path(self) -> str:
        """Where the file is served, below /file/bot<token>/."""
        ending = self.name.rpartition(".")[2] if "." in self.name else "dat"
        return f"{FOLDERS.get(self.kind, 'documents')}/file_{self.number}.{ending}"


def file_id(file: File, bot_id: int) -> str:
    """The id by which one bot knows the file; bot 0 stands for whoever asks."""
    return _sealed(PREFIXES[file.kind], bot_id, file.unique_id)


def readdressed(given: str, bot_id: int) -> str:
    """A file_id as another bot knows it."""
    parts = read_file_id(given)
    return _sealed(given[:4], bot_id, parts[1]) if parts else given


def read_file_id(given: str) -> tuple[int, str] | None:
    """(bot id, unique id) hidden in a file_id, None when it is not one."""
    if given[:4] not in PREFIXES.values():
        return None
    try:
        text = base64.urlsafe_b64decode(given[4:] + "=" * (-len(given[4:]) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    bot_id, _, unique_id = text.partition(":")
    return (int(bot_id), unique_id) if bot_id.isdigit() and unique_id else None


def _sealed(prefix: str, bot_id: int, unique_id: str) -> str:
    return prefix + base64.urlsafe_b64encode(f"{bot_id}:{unique_id}".encode()).decode().rstrip("=")
