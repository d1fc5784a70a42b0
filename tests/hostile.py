"""Articles that want to run, to mislead or to flood, for tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"'><svg/onload=window.ran=1>",
    "</textarea></title></style></script><script>window.ran=1</script>",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c \u2066hidden\u2069 zero\u200bwidth \u0000 \u009b31m",
    "javascript:alert(1)",
    "A" * 5_000,
)
STORY = (
    "{bad} base hit\n\n{bad} Plain, March 3, 2024\n\n"
    "BAGHDAD - At least three {bad} rockets hit the Ain al-Asad air base in western Iraq on "
    "Saturday, wounding seven soldiers, {bad} police said. A group calling itself {bad} Brigade "
    "said that it was responsible for the attack on the base. “{bad},” the minister said. It was "
    "not clear who had been in the building at the time, or what the soldiers were doing there. "
    "The police said that they would look into it, and that there would be more to say on Sunday."
)


def make_lines() -> Iterator[str]:
    """Articles whose text, headline, outlet and address are all hostile."""
    for number, bad in enumerate(HOSTILE):
        yield json.dumps(
            {
                "text": STORY.replace("{bad}", bad),
                "title": f"{bad} title",
                "outlet": f"{bad} outlet",
                "url": f"javascript:alert({number})",
                "published": "2024-03-03",
            }
        )


def write_hostile(path: Path) -> Path:
    """The file, filled with a hostile article a line."""
    path.write_text("\n".join(make_lines()), "utf-8")
    return path
