"""crosswire reads news reports about security incidents and keeps a sourced ledger of them.

import crosswire

with crosswire.open("crosswire.db") as ledger:
    ledger.add("articles/")
    for incident in ledger.incidents(place="Iraq"):
        print(incident.title)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosswire.api import Ledger, open  # noqa: A004 - meant to be said as crosswire.open
    from crosswire.errors import ArticleError, CrosswireError, LedgerError, SetupError
    from crosswire.model.figure import Figure
    from crosswire.model.incident import Incident, Rejection, Settled
    from crosswire.model.mention import Claim, Mention, Responsibility
    from crosswire.model.moment import Moment
    from crosswire.model.place import Place
    from crosswire.model.related import (
        ActorTie,
        Consultation,
        FollowUp,
        Phase,
        Relation,
        Statement,
        Tally,
    )
    from crosswire.model.text import Article, Document, Span
    from crosswire.pipeline import AddReport

__version__ = "0.1.0"

# Imported when first asked for, so that `import crosswire` and `crosswire --help` are quick.
_HOMES = {
    "api": ("Ledger", "open"),
    "errors": ("ArticleError", "CrosswireError", "LedgerError", "SetupError"),
    "model.figure": ("Figure",),
    "model.incident": ("Incident", "Rejection", "Settled"),
    "model.mention": ("Claim", "Mention", "Responsibility"),
    "model.moment": ("Moment",),
    "model.place": ("Place",),
    "model.related": (
        "ActorTie",
        "Consultation",
        "FollowUp",
        "Phase",
        "Relation",
        "Statement",
        "Tally",
    ),
    "model.text": ("Article", "Document", "Span"),
    "pipeline": ("AddReport",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ActorTie",
    "AddReport",
    "Article",
    "ArticleError",
    "Claim",
    "Consultation",
    "CrosswireError",
    "Document",
    "Figure",
    "FollowUp",
    "Incident",
    "Ledger",
    "LedgerError",
    "Mention",
    "Moment",
    "Phase",
    "Place",
    "Rejection",
    "Relation",
    "Responsibility",
    "Settled",
    "SetupError",
    "Span",
    "Statement",
    "Tally",
    "open",
]


def __getattr__(name: str) -> object:
    """The public names, each from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'crosswire' has no attribute {name!r}")
    return getattr(import_module(f"crosswire.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
