"""A call's parameters, read as leniently as the Bot API reads them; not what they mean."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.emulator.errors import ApiError, bad_request

INT32 = (-(2**31), 2**31 - 1)
INT64 = (-(2**63), 2**63 - 1)
MAX_PART = 1 << 26


@dataclass(frozen=True)
class Upload:
    """A file sent with the request."""

    filename: str
    content: bytes
    mime_type: str = ""


@dataclass
class Params:
    """Values by name as text (what form, multipart, query and JSON all reduce to), and uploaded files."""

    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    @classmethod
    async def from_request(cls, request: Request) -> "Params":
        """Reads the query string, then a form, multipart or JSON body; later values win.

        Raises ApiError 400 for a body that is not what its content type says.
        """
        params = cls(dict(parse_qsl(request.url.query, keep_blank_values=True)))
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind == "application/json":
            params.values.update(_json_body(await request.body()))
        elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            await params._read_form(request)
        return params

    @classmethod
    def of(cls, **values: object) -> "Params":
        """Parameters given in Python, as a JSON body would give them; None means absent."""
        return cls({name: _as_text(value) for name, value in values.items() if value is not None})

    async def _read_form(self, request: Request) -> None:
        async with request.form(max_files=100, max_fields=1000, max_part_size=MAX_PART) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    content = await value.read()
                    self.files[name] = Upload(value.filename or name, content, value.content_type or "")
                else:
                    self.values[name] = value

    def has(self, name: str) -> bool:
        """Whether a non-empty value or a file was sent under this name."""
        return bool(self.values.get(name)) or name in self.files

    def text(self, name: str, default: str = "") -> str:
        """The value as text, `default` when absent."""
        return self.values.get(name, default)

    def required_text(self, name: str) -> str:
        """The value as text; ApiError 400 when absent or empty."""
        if value := self.text(name):
            return value
        raise bad_request(f'parameter "{name}" is required')

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """The value as a whole number: garbage is 0, a numeric prefix counts, out of range is clamped."""
        if not self.values.get(name):
            return default
        number = lenient_integer(self.values[name])
        lowest, highest = INT64
        return min(max(number, lowest if low is None else low), highest if high is None else high)

    def boolean(self, name: str, default: bool = False) -> bool:
        """True for true, yes and 1 in any case; anything else that was sent is false."""
        return lenient_boolean(self.values[name]) if name in self.values else default

    def json(self, name: str, error: str = "") -> Any:
        """The value parsed as JSON, None when absent or empty.

        Raises ApiError 400 with the words `error` (default: a general text) when it is broken.
        """
        raw = self.values.get(name, "").strip()
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            raise bad_request(error or f"can't parse {name} JSON object") from None

    def file(self, name: str) -> Upload | None:
        """The upload sent under this name, directly or as `attach://part`; None when there is none."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.values.get(name, ""))

    def attached(self, reference: str) -> Upload | None:
        """The upload that an `attach://part` reference names; None when it names none."""
        return self.files.get(reference[len("attach://") :]) if reference.startswith("attach://") else None


def lenient_integer(value: object) -> int:
    """A whole number from a JSON value or text; garbage is 0, digits at the front count."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return int(value)
    digits = re.match(r"\s*([+-]?\d{1,30})", value) if isinstance(value, str) else None
    return int(digits[1]) if digits else 0


def lenient_boolean(value: object) -> bool:
    """Truth of a JSON value or text as the Bot API reads it."""
    if isinstance(value, str):
        return value.strip().lower() in {"true", "yes", "1"}
    return value is True or value == 1


def _json_body(body: bytes) -> dict[str, str]:
    if not body.strip():
        return {}
    try:
        parsed = json.loads(body)
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse request body JSON object", exact=True) from None
    if not isinstance(parsed, dict):
        raise ApiError(400, "Bad Request: expected a request body JSON object", exact=True)
    return {name: _as_text(value) for name, value in parsed.items() if value is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
