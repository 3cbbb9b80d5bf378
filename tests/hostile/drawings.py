"""Drawings that would run or load something where they are opened, and drawings that only show something."""

from __future__ import annotations

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
    "style with blanks": f"<svg {SVG}><style>b {{ background: url(\n  '  https://evil.example/x') }}</style></svg>",
    "style of words": f"<svg {SVG}><style>b {{ background: image-set('https://evil.example/x' 1x) }}</style></svg>",
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
