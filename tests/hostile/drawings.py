"""Drawings that would run or load something where they are opened, and drawings that only show something."""

from __future__ import annotations

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
EVIL = "evil.example/x"


def styled(address: str) -> str:
    """Return a drawing whose style sheet loads a picture, by the words that say so in it."""
    return f"<svg {SVG}><style>svg {{ background: {address} }}</style></svg>"


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
    "style behind a string": styled(f'none }} a {{ content: "/*" }} svg {{ background: url(http://{EVIL})'),
    "style with a tab": styled(f'url("ht\ttp://{EVIL}")'),
    "style with a tab in disguise": styled(f'url("ht\\9 tp://{EVIL}")'),
    "style with a broken line": styled(f'url("ht\\\ntp://{EVIL}")'),
    "style with a return": styled(f"u\\72&#13;&#10;l(http://{EVIL})"),
    "style with a torn slash": styled(f'url("/\t/{EVIL}")'),
    "style with a control sign": styled(f'url("\\1 http://{EVIL}")'),
    "style without slashes": styled(f'url("https:{EVIL}")'),
    "style with back slashes": styled(f'url("http:\\5c\\5c {EVIL}")'),
    "style around an element": styled(f"u<g>x</g>rl(http://{EVIL})"),
    "style with a drawing": styled("url(data:image/svg+xml,evil)"),
    "cursor": f"""<svg {SVG}><rect cursor="image-set('http://{EVIL}' 1x), auto"/></svg>""",
    "changing cursor": f"""<svg {SVG}><set attributeName="cursor" to="image-set('//{EVIL}' 1x), auto"/></svg>""",
    "second of several pictures": f'<svg {SVG} {XHTML}><foreignObject><h:img srcset="x.png 1x,https://{EVIL} 2x"/>'
    "</foreignObject></svg>",
    "second of several to tell": f'<svg {SVG}><a href="x" ping="x https://{EVIL}"><text>evil</text></a></svg>',
    "style sheet": f'<?xml-stylesheet href="x.xsl" type="text/xsl"?><svg {SVG}/>',
    "entity": f'<!DOCTYPE svg [<!ENTITY e "<script/>">]><svg {SVG}>&e;</svg>',
    "preset attribute": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "evil">]><svg {SVG}/>',
    "page behind blanks": " \t\n" * 5000 + '<html xmlns="http://www.w3.org/1999/xhtml"><script>evil</script></html>',
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
    "style of words": f"<svg {SVG}><style>/* Sales: all of them */ @media (prefers-color-scheme: dark) {{ a:hover {{"
    """ font: 1em "Open Sans", 'Segoe UI'; content: "Q4 (new)"; background: url('hall.png') }} }}</style></svg>""",
    "pictures within": f'<svg {SVG} {XHTML}><foreignObject><h:img srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw='
    ' 1x, data:image/gif;base64,R0lGODlhAQABAAAAACw= 2x"/></foreignObject></svg>',
    "of Inkscape": f"""<svg {SVG} xmlns:i="http://www.inkscape.org/namespaces/inkscape"><g i:label="url('http://x')" """
    r"""i:export-filename="C:\maps\(1).png" transform="translate(1,2)" style="fill:url(#a);font-family:'Open Sans';"""
    """-inkscape-font-specification:'Open Sans, Bold'" clip-path="url(#b)" filter="url(&quot;#c&quot;)"/></svg>""",
    "of Illustrator": f'<svg {SVG} style="enable-background:new 0 0 9 9;" xml:space="preserve"><style type="text/css">'
    ".st0{fill:url(#SVGID_1_);}\n.st1{font-family:'MyriadPro-Regular';clip-path:url(#SVGID_2_);}</style>"
    '<path class="st0" d="M0,0"/></svg>',
    "of Figma": f'<svg {SVG} fill="none"><g clip-path="url(#clip0_1_2)" filter="url(#filter0_d)" style="mix-blend-mode:'
    'multiply"><rect fill="url(#pattern0)"/></g><pattern id="pattern0"><use x:href="#image0" transform="scale(0.1)"/>'
    '</pattern><image id="image0" x:href="data:image/png;base64,AA"/></svg>',
    "of draw.io": f"<svg {SVG} content='&lt;mxfile host=&quot;app.diagrams.net&quot; agent=&quot;X (Y)&quot;&gt;"
    "&lt;mxCell value=&quot;Note: x&quot; link=&quot;https://example.com/&quot;/&gt;' style='background: light-dark("
    '#fff, #111);\'><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/>'
    '<a x:href="https://example.com/"><text>Text is not SVG - cannot display</text></a></switch></svg>',
    "animation": f'<svg {SVG}><animate attributeName="opacity" values="0;1" dur="1s"/></svg>',
}
