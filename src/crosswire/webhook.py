"""Sending changes to somebody's webhook, signed, again and again until they are taken.

The body is signed with HMAC-SHA256 over the time, a full stop and the body. The secret is never
printed, and an address only without what stands behind its path.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from crosswire.errors import CrosswireError, SetupError
from crosswire.model.delivery import Delivery, Parcel

TRIES = 4  # with waits of 0.5, 1 and 2 seconds a restart of the other side is over
WAIT_S = 0.5
TIMEOUT_S = 10.0
TOLERANCE_S = 300  # seconds by which the two clocks may differ, as is usual for signed webhooks
AGAIN = frozenset({408, 425, 429})  # and all of 500 and above: it may work later


class DeliveryError(CrosswireError):
    """What was sent was not taken. It is kept and sent again the next time."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The signature of a body sent at a time.

    >>> sign("secret", "1700000000", b"{}")[:14]
    'v1=b8569b78799'
    """
    mac = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return f"v1={mac.hexdigest()}"


def is_signed(
    secret: str, timestamp: str, signature: str, body: bytes, *, now: float | None = None
) -> bool:
    """True if a body was signed with the secret, and lately: for whoever gets one.

    >>> is_signed("secret", "1700000000", sign("secret", "1700000000", b"{}"), b"{}", now=17e8)
    True
    >>> is_signed("secret", "1700000000", sign("other", "1700000000", b"{}"), b"{}", now=17e8)
    False
    """
    if not timestamp.isdecimal():
        return False
    age = abs((time.time() if now is None else now) - int(timestamp))
    right = sign(secret, timestamp, body)
    return hmac.compare_digest(right.encode(), signature.encode()) and age <= TOLERANCE_S


class Webhook:
    """An address to which changes are sent.

    Raises:
        SetupError: it is no web address, or there is no secret.
    """

    def __init__(
        self,
        url: str,
        secret: str,
        *,
        wait_s: float = WAIT_S,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SetupError("webhook: not a web address. Give https://host/path.")
        if not secret:
            raise SetupError(
                "webhook: no secret to sign with. Set CROSSWIRE_WEBHOOK_SECRET, or webhook_secret "
                "in crosswire.toml."
            )
        self._url, self._secret = url, secret
        self._wait_s, self._sleep = wait_s, sleep
        self.name = f"{parts.scheme}://{parts.hostname}{parts.path}"

    def send_all(self, parcels: Iterable[Parcel], done: Callable[[Parcel], object]) -> Delivery:
        """Send parcels in their order, up to the first that is not taken; `done` is told of each.

        Order is kept: what is newer never overtakes what is older.
        """
        waiting = list(parcels)
        sent = 0
        for parcel in waiting:
            try:
                self.send(parcel)
            except DeliveryError as error:
                return Delivery(sent, len(waiting) - sent, str(error))
            done(parcel)
            sent += 1
        return Delivery(sent)

    def send(self, parcel: Parcel) -> None:
        """Send one parcel, a few times if need be.

        Raises:
            DeliveryError: it was not taken.
        """
        wait = self._wait_s
        for turn in range(1, TRIES + 1):
            trouble, is_final = self._post(parcel)
            if trouble is None:
                return
            if is_final or turn == TRIES:
                raise DeliveryError(f"{self.name}: {trouble}")
            self._sleep(wait)
            wait *= 2

    def _post(self, parcel: Parcel) -> tuple[str | None, bool]:
        """What went wrong, None if nothing did, and whether it would go wrong again."""
        import httpx2

        body, now = parcel.body.encode(), str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "crosswire",
            "Crosswire-Delivery": parcel.id,
            "Crosswire-Timestamp": now,
            "Crosswire-Signature": sign(self._secret, now, body),
        }
        try:
            # A redirect is not followed: the signed body is meant for this address alone.
            answer = httpx2.post(self._url, content=body, headers=headers, timeout=TIMEOUT_S)
        except httpx2.HTTPError as error:
            return f"not reached ({type(error).__name__})", False
        except httpx2.InvalidURL:
            return "not a web address", True
        if answer.is_success:
            return None, True
        again = answer.status_code >= 500 or answer.status_code in AGAIN
        return f"answered {answer.status_code}", not again
