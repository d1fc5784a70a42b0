"""What part each paragraph plays on the page, from what it is and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.text import ZoneKind
from crosswire.parse.blocks import Block
from crosswire.parse.bylines import is_masthead, is_name_line
from crosswire.parse.captions import find_dashed_credit, is_twin
from crosswire.parse.headers import is_clock_line
from crosswire.parse.sorts import Sort, sort_block
from crosswire.parse.wording import Wording

# A standfirst is at most two paragraphs, with the byline or the date within the next lines.
_STANDFIRST_WITHIN = 3
_WORDS_OF_A_HEADLINE = 4
_LONGEST_QUESTION = 20

_KINDS: dict[Sort, ZoneKind] = {
    "furniture": "furniture",
    "list": "furniture",
    "section": "furniture",
    "published": "furniture",
    "contributors": "byline",
    "byline": "byline",
    "caption": "caption",
    "prose": "body",
    "short": "body",
}


def lay_out(blocks: Sequence[Block], wording: Wording) -> list[ZoneKind]:
    """The kind of zone of each paragraph.

    The headline is the first line of the head that is neither a masthead nor a sentence; shorts
    after a list's heading or after the last sentence are furniture; other shorts are subheadings.
    """
    sorts = mend_captions(blocks, [sort_block(block, wording) for block in blocks], wording)
    title = find_title(blocks, sorts, wording)
    body = find_body(sorts, title)
    kinds = [_KINDS[sort] for sort in sorts]
    _lay_head(blocks, sorts, kinds, title, body, wording)
    _lay_rest(blocks, sorts, kinds, body, wording)
    return kinds


def mend_captions(
    blocks: Sequence[Block], sorts: Sequence[Sort], wording: Wording
) -> list[Sort]:
    """The sorts, with captions that only their neighbours give away.

    A paragraph printed again right below with a photo credit is a caption; so is one that ends in
    "— Reuters" while the story goes on after it.
    """
    mended = list(sorts)
    last_prose = max((i for i, sort in enumerate(sorts) if sort == "prose"), default=-1)
    for index, block in enumerate(blocks):
        if sorts[index] not in ("prose", "short"):
            continue
        twin = index + 1 < len(blocks) and is_twin(block, blocks[index + 1], wording)
        if (index < last_prose and len(block.words) <= 60 and find_dashed_credit(block)) or (
            twin and sorts[index + 1] == "caption"
        ):
            mended[index] = "caption"
    return mended


def find_title(blocks: Sequence[Block], sorts: Sequence[Sort], wording: Wording) -> int | None:
    """The place of the headline; None where the text starts with the story."""
    first = _first(sorts, "prose")
    head = [i for i in range(first) if sorts[i] == "short"]
    if first + 1 < len(blocks) and _is_question(blocks[first]):
        head.append(first)
    strong = [i for i in head if not _is_weak(blocks[i], wording)]
    if strong:
        return strong[0]
    weak = [i for i in head if len(blocks[i].words) > 1 and not is_masthead(blocks[i], wording)]
    return weak[0] if weak else None


def find_body(sorts: Sequence[Sort], title: int | None) -> int:
    """The place of the first paragraph of the story, the standfirst left out."""
    start = 0 if title is None else title + 1
    first = _first(sorts, "prose", start)
    if title is None:
        return first
    for index in range(first + 1, min(first + 1 + _STANDFIRST_WITHIN, len(sorts))):
        if sorts[index] in ("byline", "published") or _is_reading_time(sorts, index):
            after = _first(sorts, "prose", index)
            return after if after < len(sorts) else first
        if sorts[index] == "prose" and index > first + 1:
            return first
    return first


def _is_reading_time(sorts: Sequence[Sort], index: int) -> bool:
    """True where furniture stands right before a date or a byline."""
    after = sorts[index + 1 : index + 3]
    return sorts[index] == "furniture" and ("published" in after or "byline" in after)


def _lay_head(
    blocks: Sequence[Block],
    sorts: Sequence[Sort],
    kinds: list[ZoneKind],
    title: int | None,
    body: int,
    wording: Wording,
) -> None:
    """Settle what stands before the story."""
    for index in range(min(body, len(blocks))):
        if index == title:
            kinds[index] = "title"
        elif sorts[index] == "prose":
            kinds[index] = "standfirst"
        elif sorts[index] == "short":
            kinds[index] = _kind_of_short(blocks, sorts, index, title, wording)


def _kind_of_short(
    blocks: Sequence[Block],
    sorts: Sequence[Sort],
    index: int,
    title: int | None,
    wording: Wording,
) -> ZoneKind:
    """What a line without a full stop is between the top of the page and the story."""
    block = blocks[index]
    if title is None or index < title:
        return "furniture"
    if is_name_line(block.text):
        return "byline"
    if is_clock_line(block.text):
        return "body"
    between = set(sorts[title + 1 : index])
    told = "•" in block.text or is_clock_line(blocks[index - 1].text)
    return "body" if told or between & {"byline", "published"} else "standfirst"


def _lay_rest(
    blocks: Sequence[Block],
    sorts: Sequence[Sort],
    kinds: list[ZoneKind],
    body: int,
    wording: Wording,
) -> None:
    """Settle the shorts from the first paragraph of the story on."""
    last = max((i for i, sort in enumerate(sorts) if sort == "prose"), default=-1)
    in_list = False
    for index in range(body, len(blocks)):
        sort = sorts[index]
        in_list = sort == "list" or (in_list and _is_listed(blocks[index], sort))
        if (in_list and kinds[index] == "body") or (sort == "short" and index > last):
            kinds[index] = "furniture"
        elif sort == "short" and _is_label(blocks[index], wording):
            kinds[index] = "furniture"


def _is_weak(block: Block, wording: Wording) -> bool:
    """True for a line that may be a masthead, a section or a writer rather than a headline."""
    few = len(block.words) < _WORDS_OF_A_HEADLINE and is_name_line(block.text)
    return few or is_masthead(block, wording)


def _is_label(block: Block, wording: Wording) -> bool:
    """True for an outlet's name or a single word between paragraphs of the story."""
    return is_masthead(block, wording) or (
        len(block.words) == 1 and not is_clock_line(block.text) and block.text[-1].isalnum()
    )


def _is_listed(block: Block, sort: Sort) -> bool:
    """True if a list of other stories goes on with this paragraph."""
    return sort != "prose" or _is_question(block)


def _is_question(block: Block) -> bool:
    """True for a headline or the title of another story that asks or exclaims."""
    return block.text.endswith(("?", "!")) and len(block.words) <= _LONGEST_QUESTION


def _first(sorts: Sequence[Sort], sort: Sort, start: int = 0) -> int:
    """The place of the first paragraph of a sort; the number of paragraphs if there is none."""
    return next((i for i in range(start, len(sorts)) if sorts[i] == sort), len(sorts))
