"""What every answer carries, and which requests are refused before anything reads them."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Observable Plot writes one <style> into each picture; always the same words, so that their hash
# lets them in and nothing else. A test computes it from the vendored file.
PLOT_STYLE = "sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM="
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    f"style-src 'self' '{PLOT_STYLE}'",
    "img-src 'self' data: blob:",  # the map's controls are pictures in its stylesheet
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "manifest-src 'self'",
)
HEADERS = {
    "content-security-policy": "; ".join((*POLICY, "frame-ancestors 'none'")),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LONGEST_PATH = 300
LONGEST_QUERY = 2_000
MOST_ASKED = 40  # values in an address; a page knows a dozen
LONGEST_HEAD = 16_384  # bytes of all headers, as most servers have it
MOST_HEADERS = 100


class Guard:
    """Refuses hosts, methods and lengths that are not ours, and gives each answer its headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], *, writable: bool = False) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._methods = frozenset({"GET", "HEAD", *(["POST"] if writable else [])})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items()]
                message["headers"] = [*message["headers"], *(h for h in added if h[0] not in held)]
            await send(message)

        refusal = self._find_refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send_guarded)
        else:
            await _refuse(send_guarded, *refusal)

    def _find_refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is refused; None if it is not."""
        if len(scope["path"]) > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            return 414, "The address is too long."
        if "\0" in scope["path"]:  # which no id holds, and PostgreSQL no text
            return 400, "The address cannot be read."
        if scope["query_string"].count(b"&") >= MOST_ASKED:
            return 414, "The address asks for too many things."
        sizes = [len(name) + len(value) for name, value in scope["headers"]]
        if len(sizes) > MOST_HEADERS or sum(sizes) > LONGEST_HEAD:
            return 431, "The headers are too long."
        if scope["method"] not in self._methods:
            return 405, "This address can only be read."
        host = next((value for name, value in scope["headers"] if name == b"host"), b"")
        if "*" not in self._hosts and _strip_port(host.decode("latin-1")) not in self._hosts:
            return 421, "This server does not answer to that name. Start it with --host-name NAME."
        return None


def _strip_port(host: str) -> str:
    """The name of a host without its port.

    >>> _strip_port("[::1]:8000"), _strip_port("localhost:80"), _strip_port("::1")
    ('[::1]', 'localhost', '::1')
    """
    if host.startswith("["):
        return host[: host.find("]") + 1].lower()
    name, _, port = host.rpartition(":")
    return (name if port.isdecimal() and ":" not in name and name else host).lower()


async def _refuse(send: Send, status: int, words: str) -> None:
    body = f"{words}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *([(b"allow", b"GET, HEAD")] if status == 405 else []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
