"""Where somebody spoke: on Telegram, in a statement, at a news conference."""

from __future__ import annotations

from crosswire.extract.doers.speakers import Speaker
from crosswire.extract.sentence.scan import Scan
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases

REACH = 80  # characters: "claimed responsibility for the attack on the base in a statement on X"


def add_channel(speaker: Speaker | None, scan: Scan, lexicon: Lexicon) -> Speaker | None:
    """The speaker with the channels as the last links of its chain: "in a statement on Telegram".

    A channel stands close behind the speaker; one further off may be another's.
    """
    if speaker is None:
        return None
    end = min(scan.sentence.span.end, speaker.span.end + REACH)
    within = scan.text[speaker.span.end : end]
    found = find_phrases(within, lexicon, ("channels",))
    words = " ".join(match.span.quote(within) for match in found)
    # "Told reporters": they are no agency.
    links = [n for n in speaker.chain if n == speaker.name or n not in words]
    channels = [word for match in found if (word := match.entry.word("channel")) is not None]
    return speaker._replace(chain=(*links, *channels))
