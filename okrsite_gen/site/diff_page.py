"""What changed between two states, as one page that needs nothing else: no site, no script, no network."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from okrsite_gen.model.outline import Outline
from okrsite_gen.site.environment import coded
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_assets import compact, make_assets
from okrsite_gen.site.theme_loader import LayeredEnvironment
from okrsite_gen.site.theme_styles import MAIN


@dataclass(frozen=True, slots=True)
class DiffView:
    """All that the page may show."""

    told: Outline
    """What is different, in words."""
    title: str
    lead: str
    """What is compared, and as of which day."""
    counts: tuple[str, ...]
    """How many changes each part of `told` has."""
    style: Markup
    """The theme's style sheet."""
    style_digest: str
    """By which the page's own policy knows its style sheet."""
    nothing: str
    """What to say where nothing is different."""
    note: str = "Not read whole."
    reason: str = "Reason:"
    no_reason: str = "No reason given"


def draw_diff(told: Outline, theme: Theme) -> str:
    """Return the page, which looks as the theme does. Its words are English, as those of all commands."""
    environment = LayeredEnvironment(theme.layers)
    environment.filters["coded"] = coded
    own = compact(environment.get_template("diff.css").render())
    assets = make_assets(theme)
    shared = next(file.data for file in assets.files if file.address == assets.styles[MAIN]).decode()
    style = f"{shared}{own}".replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    before, after = told.between
    view = DiffView(
        told=told,
        title="What changed in the OKRs",
        lead=f"From {before} to {after}, as of {told.as_of}.",
        counts=tuple(f"{part.count:,} change{'s' if part.count != 1 else ''}" for part in told.parts),
        nothing="".join(told.nothing),
        style=Markup(style),  # noqa: S704 - the theme's own, which is no content
        style_digest=f"sha256-{digest}",
    )
    return environment.get_template("diff.html").render(view=view)
