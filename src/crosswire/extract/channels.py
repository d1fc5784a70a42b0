"""Where somebody spoke: on Telegram, in a statement, at a news conference."""

from __future__ import annotations

from crosswire.extract.scan import Scan
from crosswire.extract.speakers import Speaker
from crosswire.lexicon.load import Lexicon
from crosswire.lexicon.match import find_phrases

REACH = 60  # characters between the speaker and the channel: "said on Sunday morning in a"


def add_channel(speaker: Speaker | None, scan: Scan, lexicon: Lexicon) -> Speaker | None:
    """The speaker with the channel as the last link of its chain, where the sentence names one.

    The channel stands close behind the speaker; one further off may be another's.
    """
    if speaker is None:
        return None
    end = min(scan.sentence.span.end, speaker.span.end + REACH)
    within = scan.text[speaker.span.end : end]
    for match in find_phrases(within, lexicon, ("channels",)):
        channel = match.entry.word("channel")
        if channel is not None:
            words = match.span.quote(within)  # "told reporters": they are no agency
            links = (n for n in speaker.chain if n == speaker.name or n not in words)
            return speaker._replace(chain=(*links, channel))
    return speaker
