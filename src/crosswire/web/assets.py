"""The files that pages need: styles, modules, libraries, outlines of the world."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from crosswire.web.ready import Ready, make_ready

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}


@cache
def list_assets() -> frozenset[str]:
    """The names of all files, as in addresses."""
    return frozenset(_walk(files("crosswire.web") / "static", ""))


def _walk(folder: Traversable, prefix: str) -> list[str]:
    found = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        found += _walk(item, f"{name}/") if item.is_dir() else [name]
    return [name for name in found if PurePosixPath(name).suffix in KINDS]


@cache
def load_asset(name: str) -> Ready:
    """A file by its name, which has to be one of `list_assets`."""
    body = (files("crosswire.web") / "static").joinpath(*name.split("/")).read_bytes()
    return make_ready(body, KINDS[PurePosixPath(name).suffix], packing=9)
