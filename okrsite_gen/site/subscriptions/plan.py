"""Everything that can be followed, as pages of the site."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from okrsite_gen.site import routes
from okrsite_gen.site.calendar.calendars import calendar_pages
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.old_addresses import old_addresses, plain_address
from okrsite_gen.site.page import Page
from okrsite_gen.site.subscriptions.feeds import feed_pages
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses


def subscription_pages(edition: Edition) -> Iterator[Page]:
    """Yield feeds and calendars, at their addresses and at those that they had before.

    Nobody can follow what does not know its own address, so there are none where the base URL is unknown. Feed readers
    do not follow the pages that lead on from old addresses: the same feed stands there.
    """
    if not edition.facts.base_url:
        return
    first = FirstAddresses(edition.org)
    found = {page.address: page for page in _present(edition, first)}
    yield from found.values()
    yield from _former(edition, found)


def _former(edition: Edition, found: Mapping[str, Page]) -> Iterator[Page]:
    taken = {routes.comparable(address) for address in found}
    ordered = sorted(found)
    for old in old_addresses(edition):
        before = plain_address(old.written)
        if not old.folder or not before.endswith("/"):
            continue
        for present in _below(old.target, ordered):
            address = before + present.removeprefix(old.target)
            if routes.comparable(address) not in taken:
                taken.add(routes.comparable(address))
                yield replace(found[present], address=address)


def _below(target: str, ordered: Sequence[str]) -> Iterator[str]:
    """Yield those of some addresses in order that stand below a folder."""
    for position in range(bisect_left(ordered, target), len(ordered)):
        if not ordered[position].startswith(target):
            break
        yield ordered[position]


def _present(edition: Edition, first: FirstAddresses) -> Iterator[Page]:
    outputs = edition.settings.outputs
    if outputs.feeds:
        yield from feed_pages(edition, first)
    if outputs.calendar:
        yield from calendar_pages(edition, first)
