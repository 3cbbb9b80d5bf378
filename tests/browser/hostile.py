"""Organisations that no layout likes: much too long, much too many, nothing at all, and from right to left."""

from __future__ import annotations

from okrsite_gen.site.routes import KEY_RESULTS_PER_PAGE
from okrsite_gen.site.views.team import CHILDREN

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PATH = f"https://example.org/{LONG_WORD}/{LONG_WORD}?q={LONG_WORD}"
LONG = ("Everybody who waits for a bicycle learns within a minute what happens next and why " * 8)[:599].strip() + "!"
HANDLE = "w" * 60
EMOJI = "🚲👩🏽‍🔧🏳️‍🌈 reach 9️⃣9️⃣"
CELLS = " | ".join(f"column {LONG_WORD[:20]} {number}" for number in range(9))
RULE = " | ".join("---" for _ in range(9))
SETTINGS = """
version: 1
as_of: 2026-11-20
site:
  name: {name}
  language: {language}
"""


def _kinds() -> str:
    return f"""
  - id: figure
    title: "{LONG}"
    start: 31 days
    target: 2 days
    owner: {HANDLE}
  - id: huge
    title: "{LONG_WORD}: **{LONG_WORD}** `{LONG_WORD}`"
    start: $1
    target: $999,999,999,999,999,999
  - id: band
    title: "{EMOJI}"
    min: 99.95%
    max: 99.99%
  - id: steps
    title: Many steps
    milestones: [{", ".join(f"{{title: Step {number}}}" for number in range(20))}]
  - id: yes
    title: x
    done: false
  - id: levels
    title: Levels
    levels: {{commit: {LONG_WORD}, target: "{LONG[:200]}", stretch: z}}
    reached: commit
  - id: first
    title: Nobody knows yet
    baseline: true
  - id: gone
    title: Dropped
    state: dropped
    reason: "{LONG}"
    start: 1
    target: 2
  - Only a sentence
"""


def _many(count: int) -> str:
    rows = "".join(
        f"  - id: k{number}\n    title: Number {number} of very many\n    start: 0%\n    target: 100%\n"
        for number in range(count)
    )
    return f"---\ntitle: Very many key results\nsupports: [extremes]\nkey_results:\n{rows}---\n"


def _updates() -> str:
    lines = "".join(
        f'    {name}: {{value: {value}, confidence: {confidence}, note: "{LONG if name == "figure" else LONG_WORD}"}}\n'
        for name, value, confidence in (("figure", "12 days", 3), ("huge", "$5", 9), ("band", "12%", 2))
    )
    return f"  extremes:\n{lines}"


def _prose() -> str:
    return f"""
{LONG}

{PATH} and `{PATH}`

| {CELLS} |
| {RULE} |
| {CELLS} |

```
{LONG_WORD * 4}
```

> {LONG_WORD}

- {LONG_WORD}
  1. {EMOJI}
     - {LONG}
"""


HOSTILE = {
    "okrsite.yml": SETTINGS.format(name=f'"{LONG_WORD} {LONG[:120]}"', language="en"),
    "content/index.md": f'---\nmission: "{LONG}"\npillars:\n  - id: p\n    title: "{LONG}"\n---\n{_prose()}',
    f"content/teams/{LONG_WORD.lower()[:60]}/team.md": "---\n"
    f'name: "{LONG_WORD} {EMOJI}"\nmembers: [{HANDLE}]\n---\n{_prose()}',
    "content/teams/silent/team.md": "---\nname: Silent\n---\n",
    "content/teams/big/team.md": f'---\nname: "{LONG[:200]}"\nlead: {HANDLE}\n---\n',
    "content/teams/big/2026-Q4/extremes.md": f'---\ntitle: "{LONG}"\nowner: {HANDLE}\ntags: [{HANDLE}, a, b, c]\n'
    f'pillar: p\nsupports: [nowhere/at-all]\ndepends_on:\n  - team: silent\n    note: "{LONG}"\n    status: declined\n'
    f"key_results:{_kinds()}---\n{_prose()}",
    "content/teams/big/2026-Q4/very-many.md": _many(KEY_RESULTS_PER_PAGE + 5),
    "content/teams/big/2026-Q4/wordy.md": "---\ntitle: Many words\n---\n" + f"{LONG}\n\n" * 60,
    "content/teams/big/2026-Q4/bare.md": f'---\ntitle: "{EMOJI}"\n---\n',
    "content/teams/big/2026-Q4/unreadable.md": "---\ntitle: [\nkey_results: {\n---\n",
    "content/teams/big/2026-Q4/check-ins/2026-10-09.md": f"---\nupdates:\n{_updates()}---\n## Wins\n{_prose()}",
    "content/teams/big/2026-Q4/check-ins/2026-11-18.md": f"---\nupdates:\n{_updates()}---\n## Blockers\n- {PATH}\n",
    "content/teams/big/2026-Q4/retrospective.md": f"## Keep\n- {LONG}\n",
    f"content/people/{HANDLE}.md": f'---\nname: "{LONG_WORD} {LONG_WORD}"\nrole: "{LONG[:200]}"\nteam: big\n---\n',
    "content/metrics/empty.md": f'---\nname: "{LONG[:150]}"\n---\n',
    "content/pages/long.md": f'---\ntitle: "{LONG}"\n---\n{_prose()}',
    **{
        f"content/teams/part-{number}/team.md": f"---\nname: Part {number}\nparent: big\n---\n"
        for number in range(CHILDREN * 3 // 2)
    },
}

RIGHT_TO_LEFT = {
    "okrsite.yml": SETTINGS.format(name="أهداف الشركة", language="ar"),
    "content/index.md": "---\nmission: نجعل الدفع بسيطا للجميع\n---\nمرحبا بكم في صفحة أهدافنا.\n",
    "content/teams/payments/team.md": "---\nname: المدفوعات\n---\n",
    "content/teams/payments/2026-Q4/activation.md": """
        ---
        title: يبدأ المطورون العمل معنا في يوم واحد وليس في شهر (API v2)
        key_results:
          - id: time
            title: متوسط الوقت من التسجيل حتى أول دفعة
            start: 31 days
            target: 2 days
          - id: share
            title: נתח הלקוחות הפעילים within 30 days
            start: 38%
            target: 60%
        ---
        لماذا الآن؟ لأن العملاء ينتظرون.
    """,
    "content/teams/payments/2026-Q4/speed.md": """
        ---
        title: كل شيء أسرع
        supports: [activation]
        depends_on:
          - ref: activation
            note: نحتاج إلى واجهة API v2 أولا
            needed_by: 2026-11-11
        key_results:
          - id: p95
            title: زمن الاستجابة
            start: 900 ms
            target: 200 ms
        ---
    """,
    "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": """
        ---
        updates:
          activation:
            time: {value: 12 days, confidence: 8, note: نتقدم بسرعة}
            share: {value: 41%, confidence: 4}
          speed:
            p95: {value: 850 ms, confidence: 3}
        ---
        ## Wins
        - أول عميل في ساعة واحدة
    """,
}
