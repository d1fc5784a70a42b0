"""What part each paragraph plays on the page, from what it is and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.model.text import ZoneKind
from crosswire.parse.blocks import Block
from crosswire.parse.bylines import is_masthead, is_name_line
from crosswire.parse.captions import find_dashed_credit, is_twin
from crosswire.parse.headers import is_clock_line, is_place_line
from crosswire.parse.sorts import Sort, sort_block
from crosswire.parse.wording import Wording

# A standfirst is at most two paragraphs, with the byline or the date within the next lines.
_STANDFIRST_WITHIN = 3
_WORDS_OF_A_HEADLINE = 4
_LONGEST_QUESTION = 20
_LONGEST_CAPTION = 60

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


def mend_captions(blocks: Sequence[Block], sorts: Sequence[Sort], wording: Wording) -> list[Sort]:
    """The sorts, with captions that only their neighbours give away.

    A paragraph printed again right below with a photo credit is a caption; so is one that ends in
    "— Reuters" while the story goes on after it.
    """
    last_prose = _last(sorts, "prose")
    return [
        "caption"
        if sort in ("prose", "short")
        and (
            (index < last_prose and _has_dashed_credit(blocks[index]))
            or _has_twin_below(blocks, sorts, index, wording)
        )
        else sort
        for index, sort in enumerate(sorts)
    ]


def _has_dashed_credit(block: Block) -> bool:
    return len(block.words) <= _LONGEST_CAPTION and find_dashed_credit(block) is not None


def _has_twin_below(
    blocks: Sequence[Block], sorts: Sequence[Sort], index: int, wording: Wording
) -> bool:
    """True if the next paragraph is a caption that says the same."""
    below = index + 1
    return (
        below < len(blocks)
        and sorts[below] == "caption"
        and is_twin(blocks[index], blocks[below], wording)
    )


def find_title(blocks: Sequence[Block], sorts: Sequence[Sort], wording: Wording) -> int | None:
    """The place of the headline; None where the text starts with the story."""
    head = _head_lines(blocks, sorts)
    strong = (i for i in head if not _is_weak(blocks[i], wording))
    weak = (i for i in head if len(blocks[i].words) > 1 and not is_masthead(blocks[i], wording))
    return next(strong, next(weak, None))


def _head_lines(blocks: Sequence[Block], sorts: Sequence[Sort]) -> list[int]:
    """The lines above the story that may be the headline; a question at its start may, too."""
    first = _first(sorts, "prose")
    head = [i for i in range(first) if sorts[i] == "short"]
    asks = first + 1 < len(blocks) and _is_question(blocks[first])
    return [*head, first] if asks else head


def find_body(sorts: Sequence[Sort], title: int | None) -> int:
    """The place of the first paragraph of the story, the standfirst left out.

    A standfirst is told by the byline, the date or the reading time right below it.
    """
    first = _first(sorts, "prose", 0 if title is None else title + 1)
    if title is None:
        return first
    for index in range(first + 1, min(first + 1 + _STANDFIRST_WITHIN, len(sorts))):
        if sorts[index] in ("byline", "published"):
            after = _first(sorts, "prose", index)
            return after if after < len(sorts) else first
        if sorts[index] == "prose" and index > first + 1:
            return first
    return first


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
        elif sorts[index] == "published" and title is not None and index > title:
            kinds[index] = "dateline" if is_place_line(blocks[index], wording) else "furniture"
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
    last = _last(sorts, "prose")
    in_list = False
    for index in range(body, len(blocks)):
        sort = sorts[index]
        in_list = sort == "list" or (in_list and _is_listed(blocks[index], sort))
        is_stray = sort == "short" and (index > last or _is_label(blocks[index], wording))
        if is_stray or (in_list and kinds[index] == "body"):
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


def _last(sorts: Sequence[Sort], sort: Sort) -> int:
    """The place of the last paragraph of a sort; -1 if there is none."""
    return max((i for i, other in enumerate(sorts) if other == sort), default=-1)


def _first(sorts: Sequence[Sort], sort: Sort, start: int = 0) -> int:
    """The place of the first paragraph of a sort; the number of paragraphs if there is none."""
    return next((i for i in range(start, len(sorts)) if sorts[i] == sort), len(sorts))
