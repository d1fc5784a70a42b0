"""Whether anyone has claimed a deed, in one word over all sources."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.incident import Claimant, Settled, Status
from crosswire.model.mention import ClaimStatus, Mention
from crosswire.reconcile.reports import Report, Source, claims_of, count_origins, report_status

SLOT = "claim_status"


def settle_claim_status(sources: Sequence[Source], claimants: Sequence[Claimant]) -> Settled | None:
    """The word for what the ledger of responsibility holds; None if no source speaks of claims.

    A claim replaces the earlier word that there was none.
    """
    reports = [
        report_status(word, source)
        for source in sources
        if (word := _claim_status(source.mention)) is not None
    ]
    if not reports:
        return None
    return _settle_ledger(reports, claimants) or _settle_words(reports)


def _claim_status(mention: Mention) -> ClaimStatus | None:
    """What a mention says about claims, in so many words or by naming who made one."""
    if any(role.stance == "claimed" for role in mention.responsibility):
        return "claimed"
    return mention.claim_status


def _settle_ledger(
    reports: Sequence[Report[ClaimStatus]], claimants: Sequence[Claimant]
) -> Settled | None:
    """The status where several claims were made, or one did not stay; else None."""
    claims = claims_of(reports)
    found = {entry.standing for entry in claimants}
    if "competing" in found:
        return Settled(SLOT, "competing", "claimed", "conflict", claims, "several claim it")
    if "co_claimed" in found:
        rule = "several claim it, as one source says"
        return Settled(SLOT, "co_claimed", "claimed", "agreed", claims, rule)
    if "withdrawn" in found and "claimed" not in found:
        rule = "whoever claimed it took it back"
        return Settled(SLOT, "withdrawn", "claimed", "superseded", claims, rule)
    if "superseded" in found and "claimed" in found:
        rule = "a later claim took the place of an earlier one"
        return Settled(SLOT, "claimed", "superseded", "superseded", claims, rule)
    return None


def _settle_words(reports: Sequence[Report[ClaimStatus]]) -> Settled:
    kinds, claims = {r.value for r in reports}, claims_of(reports)
    if len(kinds) == 1:
        status: Status = "agreed" if count_origins(reports) > 1 else "single"
        return Settled(SLOT, reports[0].value, None, status, claims, "as all sources say")
    if kinds == {"none_yet", "claimed"}:
        rule = "a claim replaces the word that there was none yet"
        return Settled(SLOT, "claimed", "none_yet", "superseded", claims, rule)
    value = "claimed" if "claimed" in kinds else "denied"
    spread = ", ".join(sorted(kinds))
    return Settled(SLOT, value, spread, "conflict", claims, "claimed, and denied")
