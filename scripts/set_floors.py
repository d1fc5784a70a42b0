"""Write gold/floors.json: the hash of each labelled set and the scores that may not fall.

    python scripts/set_floors.py [--anew]

Each floor lies one point below the present score, so that a change of a single article's reading
does not fail the build, and never below the floor that stands already. With --anew it may: slots
are scored on the mentions found, so finding more of them can lower a slot's score.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "golden"), str(ROOT / "benchmarks")]

SETS = {
    "examples": ("examples/gold.json", "examples"),
    "mideast": ("gold/mideast", "gold/mideast/articles"),
    "world": ("gold/world", "gold/world/articles"),
    "field": ("gold/field", "gold/field/articles"),
}
MARGIN = 0.01
FLOORS = ROOT / "gold" / "floors.json"


def main() -> None:
    """Measure every set and write its floors."""
    if not FLOORS.exists():
        FLOORS.write_text("{}", "utf-8")
    from test_floors import hash_of, measure

    old = json.loads(FLOORS.read_text("utf-8"))
    floors = {}
    for name, (labels, articles) in SETS.items():
        with tempfile.TemporaryDirectory() as folder:
            scores = measure(ROOT / labels, ROOT / articles, Path(folder))
        known = {} if "--anew" in sys.argv else old.get(name, {}).get("f1", {})
        floors[name] = {
            "labels": labels,
            "articles": articles,
            "sha256": hash_of(ROOT / labels, ROOT / articles),
            "f1": {
                key: max(known.get(key, 0.0), math.floor((score - MARGIN) * 1000) / 1000)
                for key, score in scores.items()
            },
        }
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
