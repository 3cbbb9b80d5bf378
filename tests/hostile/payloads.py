"""Texts by which somebody tries to make a page run, fetch or fake something. Each names `evil`, so that it is found."""

from __future__ import annotations

from itertools import product

RUNS = "alert('evil')"
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
_SCHEMES = (
    "javascript:", "JaVaScRiPt:", "java\tscript:", "javascript&colon;", "&#106;avascript:", "%6aavascript:",
    "vbscript:", "data:text/html;base64,ZXZpbA==", "data:image/svg+xml,<svg onload=evil>", "file:///etc/evil",
    "blob:evil", "//evil.example/",
)  # fmt: skip
_LINKS = ("[evil]({0})", "![evil]({0})", "<{0}>", "[evil]: {0}\n\n[evil]", "[evil](<{0}>)", '[evil](x "{0}")')
_OTHERS = (
    "{{ 7*7 }} {% include '/etc/evil' %}", "${7*7} evil", "<%= evil %>", "[[x|<script>evil</script>]]",
    "[[@evil|<img src=x onerror=evil>]]", "`<script>evil</script>`", "&lt;script&gt;evil&lt;/script&gt;",
    "<scr<script>ipt>evil</scr</script>ipt>", "<!--><script>evil</script>", "<![CDATA[<script>evil</script>]]>",
    "\u2028evil</script>", "\\u003cscript\\u003eevil", "%3Cscript%3Eevil", "<a\u00a0onclick=evil>", "<x/onclick=evil>",
    "+ADw-script+AD4-evil", "=cmd|' /C evil'!A0", "@SUM(1+1)*evil", "evil\r\nBEGIN:VALARM", "evil;TZID=x:y",
)  # fmt: skip

PAYLOADS = (
    *(f"{breakout}{tag}" for breakout, tag in product(_BREAKOUTS, _TAGS)),
    *(link.format(f"{scheme}{RUNS}") for link, scheme in product(_LINKS, _SCHEMES)),
    *_OTHERS,
)
IN_A_LINE = tuple(each.replace("\n", " ").replace("\r", " ") for each in PAYLOADS)
