"""A digest as a message of Slack: blocks, within the limits that Slack has.

See <https://docs.slack.dev/reference/block-kit/blocks>: 50 blocks a message, 150 characters in a header, 3,000 in the
text of a section.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from okrsite_gen.site.digest.as_markdown import unmentioned
from okrsite_gen.site.digest.spoken import SpokenDigest, SpokenItem, SpokenSection

MOST_BLOCKS, LONGEST_HEADER, LONGEST_SECTION = 50, 150, 3000
LONGEST_ESCAPE = len("&amp;")

Block = dict[str, object]


def as_slack(digest: SpokenDigest) -> str:
    """Return a digest as the JSON that an incoming webhook of Slack takes."""
    summary = " · ".join(map(escaped, digest.summary))
    title = f"{digest.title} · {digest.site}"
    return json.dumps({"text": f"{escaped(title)}: {summary}", "blocks": _blocks(digest)}, ensure_ascii=False) + "\n"


def fits_slack(written: str) -> bool:
    """Return whether Slack takes a message."""
    return len(json.loads(written)["blocks"]) <= MOST_BLOCKS


def escaped(text: str) -> str:
    """Return text that means nothing to Slack: neither `<!channel>` nor a link."""
    return unmentioned(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _blocks(digest: SpokenDigest) -> list[Block]:
    title = _cut(f"{digest.title} · {digest.site}", LONGEST_HEADER)
    blocks: list[Block] = [{"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}}]
    summary = " · ".join(digest.summary)
    blocks += _texts([_bounded(escaped(summary), summary)])
    for section in digest.sections:
        blocks += _texts(list(_section(section)))
    closing = [_bounded(escaped(digest.note), digest.note)] if digest.note else []
    closing += [_linked(digest.all_words, digest.href)] if digest.href else []
    return blocks + _texts(closing)


def _texts(lines: list[str]) -> list[Block]:
    """Return blocks that hold some lines, as few as may be."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + 1 + len(line) <= LONGEST_SECTION:
            texts[-1] += f"\n{line}"
        else:
            texts.append(line)
    # Verbatim: Slack is not to look for names of people and channels in what was written.
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}} for text in texts if text]


def _section(section: SpokenSection) -> Iterator[str]:
    yield f"*{escaped(_cut(section.heading, LONGEST_HEADER))}*"
    for item in section.items:
        yield from _item(item)
    if section.more:
        yield f"• {escaped(section.more)}"


def _item(item: SpokenItem) -> Iterator[str]:
    facts = " · ".join(item.facts)
    title = _linked(item.title, item.href)
    yield _bounded(f"• {' – '.join(filter(None, (title, escaped(facts))))}", f"• {item.title} – {facts}")
    for part in item.parts:
        yield _bounded(f"    ◦ {escaped(part)}", f"    ◦ {part}")
    for line in item.lines:
        before = f"    {'    ' * max(line.depth - 1, 0)}{'◦ ' if line.depth else ''}"
        linked = "".join(_linked(span.text, span.href) for span in line.spans)
        yield _bounded(f"{before}{linked}", f"{before}{line.text}")


def _linked(text: str, href: str) -> str:
    if not href:
        return escaped(text)
    return f"<{href.replace('&', '&amp;').replace('|', '%7C').replace('>', '%3E')}|{escaped(text)}>"


def _bounded(line: str, words: str) -> str:
    """Return a line; of one that is too long the beginning of its words, which fits however they are escaped."""
    return line if len(line) <= LONGEST_SECTION else escaped(_cut(words, LONGEST_SECTION // LONGEST_ESCAPE))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
