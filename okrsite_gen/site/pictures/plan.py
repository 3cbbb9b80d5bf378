"""Which pictures for previews a site has."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.objectives import Objective
from okrsite_gen.site import routes
from okrsite_gen.site.badges.plan import how_it_stands
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Page
from okrsite_gen.site.pictures.picture import PictureView, picture_page


def pictures_of(edition: Edition, objective: Objective) -> Iterator[Page]:
    """Yield the picture of an objective; none where they are not wanted, or the site does not know its address."""
    if not (edition.settings.outputs.pictures and edition.facts.base_url):
        return
    summary = edition.directory.objectives[objective.key]
    cycle = edition.directory.cycles[objective.cycle]
    stands = how_it_stands(summary)
    place = message("picture.place", team=summary.team, cycle=cycle.name)
    view = PictureView(edition.settings.site.name, place, summary.title, stands.words, stands.status, stands.progress)
    yield picture_page(routes.address_of_picture(summary.address), view)
