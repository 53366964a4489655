"""Laws of webhooks: which addresses are taken and when a failed delivery is tried again; nothing is sent here."""

import ipaddress
import re
from urllib.parse import urlsplit

from bot.emulator.errors import bad_request

PORTS = (443, 80, 88, 8443)
LONGEST_SECRET = 256


def check_secret(secret: str) -> None:
    """ApiError 400 for a secret token that is too long or holds strange characters."""
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")


def check_url(url: str, *, strict: bool) -> None:
    """ApiError 400 for an address that cannot be posted to; `strict` as in the cloud, else as a local server."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if not strict:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    _check_address(parts.hostname)


def _check_address(host: str) -> None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if address.version == 6:
        raise bad_request("bad webhook: IPv6-only addresses are not allowed")
    if not address.is_global:
        raise bad_request(f"bad webhook: IP address {host} is reserved")


def retry_delay(attempt: int, longest: float) -> float:
    """Seconds to wait after the n-th failure: none, then 2, 4, 8 and so on up to `longest`."""
    return 0.0 if attempt <= 1 else min(2.0 ** (attempt - 1), longest)
