"""The headings that are collected from check-ins and retrospectives, in the languages that the site speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from okrsite_gen.model.settings import Headings

_BY_LANGUAGE: Mapping[str, Headings] = {
    "ar": Headings(
        wins=("نجاحات", "إنجازات"),
        blockers=("عوائق", "معوقات"),
        asks=("طلبات",),
        next=("الخطوات التالية", "التالي"),
        keep=("نُبقي عليه", "نبقي عليه"),
        change=("نغيّره", "نغيره"),
        learned=("ما تعلّمناه", "ما تعلمناه"),
    ),
    "de": Headings(
        wins=("erfolge",),
        blockers=("hindernisse", "blocker"),
        asks=("bitten", "anfragen"),
        next=("als nächstes", "nächste schritte"),
        keep=("beibehalten",),
        change=("ändern",),
        learned=("gelernt",),
    ),
    "es": Headings(
        wins=("logros",),
        blockers=("bloqueos",),
        asks=("peticiones", "solicitudes"),
        next=("a continuación", "próximos pasos"),
        keep=("mantener",),
        change=("cambiar",),
        learned=("aprendido", "aprendizajes"),
    ),
    "fr": Headings(
        wins=("réussites",),
        blockers=("blocages", "points bloquants"),
        asks=("demandes",),
        next=("la suite", "prochaines étapes"),
        keep=("à garder",),
        change=("à changer",),
        learned=("appris", "enseignements"),
    ),
    "ja": Headings(
        wins=("うまくいったこと", "良かったこと"),
        blockers=("障害", "課題"),
        asks=("依頼", "お願い"),
        next=("次にすること", "次の一歩"),
        keep=("続けること",),
        change=("変えること",),
        learned=("学んだこと", "学び"),
    ),
}
"""The first word of each is the one that the site itself shows and that new files get."""


def headings_in(language: str) -> Headings:
    """Return the headings of a language tag such as `de-CH`: its own, and the English ones after them."""
    english = Headings()
    own = _BY_LANGUAGE.get(language.lower().replace("_", "-").partition("-")[0])
    if own is None:
        return english
    return Headings(**{one.name: getattr(own, one.name) + getattr(english, one.name) for one in fields(Headings)})
