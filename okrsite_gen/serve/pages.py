"""What the server adds: the script in every page, and pages of its own while there is no site to show."""

from __future__ import annotations

from html import escape
from pathlib import Path

from okrsite_gen.serve.board import Line, State

RESERVED = "_okrsite"
"""First part of the addresses that belong to the server; the site itself has none that begins with `_`."""
EVENTS = "events"
ADDED = ("live.js", "live.css")
"""Files of the server that pages use."""

_CSP = "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'; connect-src 'self'; base-uri 'none'"


def added_file(name: str) -> bytes:
    """Return one of the files `ADDED`."""
    return Path(__file__).with_name(name).read_bytes()


def with_script(page: bytes, edition: str, path: str) -> bytes:
    """Return a page of the site with the script that loads it again when there is another edition of it.

    `path` is where it stands below the site.
    """
    own = f'data-edition="{escape(edition)}" data-page="{escape(path)}"'
    tag = f'<script src="/{RESERVED}/live.js" {own} defer></script>'.encode()
    before, end, after = page.partition(b"</head>")
    return before + tag + end + after if end else page + tag


def own_page(state: State) -> bytes:
    """Return the page that is shown while there is no site: what keeps it from being built, or that it is."""
    trouble = state.trouble
    title = trouble.title if trouble else "The site is being built"
    said = (
        "This page shows the site as soon as the problem is solved."
        if trouble
        else "This page shows it as soon as it is there."
    )
    shown = f"<pre>{''.join(map(_line, trouble.lines))}</pre>" if trouble and trouble.lines else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f"<title>{escape(title)} · okrsite</title>"
        f'<link rel="stylesheet" href="/{RESERVED}/live.css">'
        f'<script src="/{RESERVED}/live.js" data-number="{state.number}" defer></script></head>'
        f'<body class="own"><main><h1>{escape(title)}</h1><p>{said}</p>{shown}</main></body></html>\n'
    ).encode()


def _line(line: Line) -> str:
    return "".join(_span(text, style) for text, style in line) + "\n"


def _span(text: str, style: str) -> str:
    return f'<span class="{escape(style)}">{escape(text)}</span>' if style else escape(text)
