"""A file that is published as it is does nothing in the browser of whoever opens it, or is not published."""

from __future__ import annotations

import gzip

import pytest
from project import SMALL, Project, codes

from okrsite_gen.content.assets import why_unpublished

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
HOSTILE = {
    "script": f"<svg {SVG}><script>evil</script></svg>",
    "script elsewhere": f'<svg {SVG}><script href="https://evil.example/x.js"/></svg>',
    "script by another prefix": f"<svg {SVG} {XHTML}><h:script>evil</h:script></svg>",
    "script in capitals": f"<svg {SVG}><SCRIPT>evil</SCRIPT></svg>",
    "script within": f'<svg {SVG}><g><foreignObject><p xmlns="http://www.w3.org/1999/xhtml" onclick="evil"/>'
    "</foreignObject></g></svg>",
    "handler": f'<svg {SVG} onload="evil"/>',
    "handler of an animation": f'<svg {SVG}><animate onbegin="evil" attributeName="x"/></svg>',
    "frame": f'<svg {SVG} {XHTML}><foreignObject><h:iframe src="x.html"/></foreignObject></svg>',
    "frame of words": f'<svg {SVG} {XHTML}><foreignObject><h:b srcdoc="x"/></foreignObject></svg>',
    "link": f'<svg {SVG}><a x:href="java&#10;script:evil"><text>evil</text></a></svg>',
    "link to data": f'<svg {SVG}><a href="data:text/html,evil"><text>evil</text></a></svg>',
    "changing link": f'<svg {SVG}><a><set attributeName="href" to="javascript:evil"/></a></svg>',
    "changing handler": f'<svg {SVG}><set attributeName="onclick" to="evil"/></svg>',
    "use of data": f'<svg {SVG}><use href="data:image/svg+xml,evil#x"/></svg>',
    "picture elsewhere": f'<svg {SVG}><image href="https://evil.example/x.png"/></svg>',
    "picture on another machine": f'<svg {SVG}><image href="//evil.example/x.png"/></svg>',
    "base": f'<svg {SVG} xml:base="https://evil.example/"><image href="x.png"/></svg>',
    "style": f"<svg {SVG}><style>@import 'https://evil.example/x.css';</style></svg>",
    "style in pieces": f"<svg {SVG}><style>@im<!-- -->port 'https://evil.example/x.css';</style></svg>",
    "style in disguise": f"<svg {SVG}><style>b {{ background: u\\72l(https://evil.example/x) }}</style></svg>",
    "style of an element": f'<svg {SVG} style="background:url(//evil.example/x)"/>',
    "fill": f'<svg {SVG}><path fill="url(https://evil.example/x.svg#x)"/></svg>',
    "style sheet": f'<?xml-stylesheet href="x.xsl" type="text/xsl"?><svg {SVG}/>',
    "entity": f'<!DOCTYPE svg [<!ENTITY e "<script/>">]><svg {SVG}>&e;</svg>',
    "preset attribute": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "evil">]><svg {SVG}/>',
    "no XML": "<!doctype html><script>evil</script>",
    "open end": f"<svg {SVG}><g>",
    "other encoding": f'<?xml version="1.0" encoding="utf-7"?><svg {SVG}/>',
    "nothing": "",
}
HARMLESS = {
    "plain": f'<svg {SVG} viewBox="0 0 9 9"><title>Our logo</title><path d="M0 0"/></svg>',
    "bare": "<svg/>",
    "of an editor": '<?xml version="1.0" encoding="UTF-8" standalone="no"?><!-- Made with an editor -->'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    f'<svg {SVG}><metadata><d:format xmlns:d="http://purl.org/dc/elements/1.1/">image/svg+xml</d:format></metadata></svg>',
    "style": f"<svg {SVG}><style>.a {{ fill: url(#b); src: url(data:font/woff2;base64,AA) }}</style></svg>",
    "links": f'<svg {SVG}><a href="https://example.com/"><text>x</text></a><use x:href="#b"/></svg>',
    "picture within": f'<svg {SVG}><image x:href="data:image/png;base64,AAAA"/></svg>',
    "words of a diagram": f'<svg {SVG}><switch><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Sales</div>'
    "</foreignObject></switch></svg>",
    "animation": f'<svg {SVG}><animate attributeName="opacity" values="0;1" dur="1s"/></svg>',
}


def refusal(name: str, text: str | bytes = ""):
    return why_unpublished(f"content/assets/{name}", lambda _: text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_drawing_that_would_run_or_load_something_is_refused(kind):
    found = refusal("map.svg", HOSTILE[kind])
    assert (found.code, found.severity.value) == ("FILE018", "error")
    assert found.place.line >= 1


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_drawing_that_only_shows_something_is_published(kind):
    assert refusal("map.SVG", HARMLESS[kind]) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_drawing_is_read_in_the_encoding_in_which_a_browser_reads_it(encoding):
    assert refusal("map.svg", HOSTILE["script"].encode(encoding)) is not None
    assert refusal("map.svg", HARMLESS["plain"].encode(encoding)) is None


@pytest.mark.parametrize(
    "name",
    ["demo.html", "DEMO.HTM", "a.xhtml", "x.svgz", "a.mht", "x.js", "x.mjs", "x.xsl", "x.php", "x.phtml", "web.config"],
)
def test_what_a_browser_or_a_server_runs_is_refused_by_its_name(name):
    found = refusal(name)
    assert found.code == "FILE018"
    assert name in found.message


@pytest.mark.parametrize("name", ["notes", "feed.rss", "data.xml", "a.gpx", "x.unknown", "page.html.bak"])
def test_what_a_host_may_take_for_a_page_is_looked_through(name):
    assert refusal(name, HOSTILE["script"]) is not None
    assert refusal(name, " \n<!doctype html><body onload=evil>") is not None
    assert refusal(name, "<bpmn:process xmlns:bpmn='x' on='y'><bpmn:script/></bpmn:process>") is None
    assert refusal(name, "plain words <b>") is None


@pytest.mark.parametrize("name", ["hall.jpg", "talk.mp4", "plan.pdf", "list.csv", "notes.txt", "all.zip", "data.json"])
def test_what_browsers_only_show_play_or_save_is_not_even_read(name):
    assert why_unpublished(f"content/assets/{name}", lambda _: 1 / 0) is None


def test_a_packed_drawing_is_refused_unread():
    assert refusal("map.svgz", gzip.compress(HARMLESS["plain"].encode())) is not None


def test_a_refused_file_stops_the_build_and_is_left_out_by_one_that_keeps_going(tmp_path):
    files = {"content/assets/demo.html": "<p>Demo", "content/assets/map.svg": HOSTILE["handler"]}
    project = Project(tmp_path, {**SMALL, **files})
    report = project.build()
    assert codes(report) == ["FILE018", "FILE018"]
    assert report.written is None
    project.build(keep_going=True)
    published = set(project.published())
    assert "assets/picture.svg" in published
    assert not published & {"assets/demo.html", "assets/map.svg"}
