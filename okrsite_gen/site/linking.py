"""Where the links lead that authors write: references, people, files and pictures become addresses of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from decimal import Decimal
from urllib.parse import quote, unquote

from okrsite_gen.model.insights import Insights, KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.model.references import Scope, expand, files_meant
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.contents import Heading, topmost
from okrsite_gen.site.links import is_web_address
from okrsite_gen.site.long_texts import LONGEST, Standing, goes_on_at, headings, texts_at
from okrsite_gen.site.prose import Links, MarkdownRenderer, Prose, Title
from okrsite_gen.site.source_pages import addresses_by_file
from okrsite_gen.site.watch import Memo, Watch

NOWHERE = LinkTarget("")
"""A reference to nothing that may be shown: what does not exist and what is hidden look alike."""

_MAY_LINK = re.compile(
    r"\[\[|\]\(\s*<?(?!https?:|mailto:|tel:|#)[^\s)]|^\s{0,3}\[[^\]]+\]:\s*<?(?!https?:|mailto:)|<(?:a|img)\s",
    re.IGNORECASE | re.MULTILINE,
)
"""Texts without a match hold no link that the site must resolve; most do, and reading Markdown twice costs time."""

_HEADING_LINK = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|href=["']?)#([^\s)>"']+)""")

_REFERENCE = re.compile(r"\[\[[^\[\]|]*(?:\|(?P<words>[^\]]{0,1000}))?\]\]")


class Linker:
    """Makes authors' Markdown ready for a page: each text with the targets of the links in it."""

    def __init__(self, org: Org, insights: Insights, settings: Settings, markdown: MarkdownRenderer) -> None:
        self._org = org
        self._insights = insights
        self._owners = settings.owners
        self._markdown = markdown
        self._folders = settings.content
        self._files: Mapping[str, str] = dict(addresses_by_file(org))
        self._assets: Mapping[str, str] = {asset.file: f"/{asset.path}" for asset in org.assets.values()}
        self._targets: Memo[tuple[str, str], LinkTarget] = Memo()
        self._headings: Memo[str, Mapping[str, str]] = Memo()
        self._contents: Memo[tuple[str, str], tuple[tuple[int, Heading], ...]] = Memo()

    def over(self, org: Org, insights: Insights, watch: Watch) -> Linker:
        """Return the same over a watched organisation."""
        watched = copy(self)
        watched._org, watched._insights = org, insights
        watched._files = watch.mapping("addresses by file", self._files)
        watched._assets = watch.mapping("assets by file", self._assets)
        watched._targets, watched._headings, watched._contents = Memo(watch), Memo(watch), Memo(watch)
        return watched

    def title(self, text: str, scope: Scope = Scope(), file: str = "") -> Title:  # noqa: B008 - immutable
        """Return inline Markdown of an author with its link targets."""
        return Title(text, self._links(text, scope, file))

    def prose(
        self,
        text: str,
        scope: Scope = Scope(),  # noqa: B008 - immutable
        file: str = "",
        prefix: str = "",
        level: int = 2,
    ) -> Prose:
        """Return block Markdown of an author with its link targets; `prefix` keeps its ids apart on the page."""
        return Prose(text, self._links(text, scope, file), prefix, level)

    def excerpt(self, text: str, scope: Scope, file: str, prefix: str, level: int, whole: str, most: int) -> Prose:
        """Return the same, of more than `most` characters only the beginning; `whole` is where the text stands."""
        if len(text) <= most:
            return self.prose(text, scope, file, prefix, level)
        beginning = self._markdown.parts(text, most)[0]
        return Prose(beginning, self._links(beginning, scope, file), prefix, level, whole)

    def beginning(self, standing: Standing, scope: Scope, file: str, level: int) -> Prose:
        """Return what the page where a text begins shows of it, and the way to the rest; mostly that is all."""
        text, place, prefix, shown = standing
        if len(text) <= shown:
            return self.prose(text, scope, file, prefix, level)
        part = self._markdown.parts(text, shown)[0]
        links = (*self._links(part, scope, file), *self._links_to_headings(part, standing))
        return Prose(part, links, prefix, level, goes_on_at(place, prefix, shown))

    def parts(self, standing: Standing, scope: Scope, file: str, level: int) -> tuple[Prose, ...]:
        """Return a long text in parts, each of which has a page."""
        text, _, prefix, shown = standing
        return tuple(
            Prose(part, (*self._links(part, scope, file), *self._links_to_headings(part, standing)), prefix, level)
            for part in self._markdown.parts(text, max(shown, LONGEST))
        )

    def contents(self, standing: Standing) -> tuple[Heading, ...]:
        """Return the topmost headings of a text, each with its page; none where they are few."""
        return topmost(self._headings_of(standing))

    def plain(self, text: str) -> str:
        """Return the words of inline Markdown without its markup; references in it show their words or nothing."""
        return self._markdown.plain(_REFERENCE.sub(lambda found: found["words"] or "…", text) if "[[" in text else text)

    def asset(self, path: str) -> str:
        """Return the address of an asset named by its path below a content folder; empty where there is none."""
        path = path.lstrip("/")
        found = self._org.assets.get(path) or self._org.assets.get(f"assets/{path}")
        return f"/{found.path}" if found else self._assets.get(path, "")

    def destination(self, target: str, file: str) -> str:
        """Return where an address or a path that stands in `file` leads; empty where that is nowhere.

        Web addresses stay as they are; paths are those of assets and of files that have a page.
        """
        target = target.strip()
        if not target or is_web_address(target):
            return target
        found = None if target.startswith("#") else self._file(target, file)
        if found is not None:
            return found.address
        path, _, fragment = target.partition("#")
        return self.asset(path) or self._with_fragment(self._files.get(fold(path.lstrip("/")), ""), fragment)

    def file_address(self, file: str) -> str:
        """Return the address of the page made from a source file; empty where it makes none that is shown."""
        return self._files.get(fold(file), "")

    def _links(self, text: str, scope: Scope, file: str) -> Links:
        if not text or not _MAY_LINK.search(text):
            return ()
        found: dict[tuple[str, str], LinkTarget] = {}
        for link in self._markdown.links(text):
            pair = (link.kind, link.target)
            if pair not in found:
                target = self._resolve(link.kind, link.target, scope, file)
                if target is not None:
                    found[pair] = target
        return tuple(found.items())

    def _resolve(self, kind: str, target: str, scope: Scope, file: str) -> LinkTarget | None:
        if kind == "reference":
            return self._reference(target, scope)
        if kind == "person":
            return self._person(target)
        if kind == "image":
            address = self._asset_beside(target, file)
            return LinkTarget(address) if address else None
        return self._file(target, file)

    def _reference(self, written: str, scope: Scope) -> LinkTarget:
        named = expand(written, scope)
        if named is None or named[0] not in self._org.objectives:
            return NOWHERE
        return self._targets.made(named, lambda: self._target(*named))

    def _target(self, objective: str, key_result: str) -> LinkTarget:
        if not key_result:
            insight = self._insights.objectives[objective]
            title = self.plain(self._org.objectives[objective].title)
            return LinkTarget(
                routes.address_of_objective(objective), title, "", insight.status.status.value, _shown(insight)
            )
        found = self._org.key_results.get(f"{objective}#{key_result}")
        if found is None:
            return NOWHERE
        known = self._insights.key_results[found.key]
        return LinkTarget(self._address(found), self.plain(found.title), "", known.status.status.value, _shown(known))

    def _address(self, one: KeyResult) -> str:
        total = len(self._org.objectives[one.objective].key_results)
        return routes.address_of_key_result(one.objective, one.anchor, one.position, total)

    def _person(self, handle: str) -> LinkTarget | None:
        person = self._org.people.get(fold(handle))
        if self._owners == "person":
            if person is None:
                return NOWHERE if self._org.hides else None
            return LinkTarget(routes.address_of_person(person.key), person.name)
        return LinkTarget("", person.role if person and self._owners == "role" else "")

    def _asset_beside(self, path: str, file: str) -> str:
        for candidate in files_meant(path, file, self._folders):
            if candidate in self._assets:
                return self._assets[candidate]
        return ""

    def _file(self, target: str, file: str) -> LinkTarget | None:
        path, _, fragment = target.partition("#")
        if not path.partition("?")[0]:
            return None
        address = self._asset_beside(path, file)
        if address:
            return LinkTarget(address)
        for candidate in files_meant(path, file, self._folders):
            address = self._files.get(fold(candidate), "")
            if address:
                return LinkTarget(self._with_fragment(address, unquote(fragment)))
        return None

    def _with_fragment(self, address: str, fragment: str) -> str:
        """Return the address with the fragment, if the page has that id; else the page alone is linked."""
        page, hash_sign, _ = address.partition("#")
        if not fragment:
            return address
        if page.startswith(routes.TEAMS):
            objective = page.removeprefix(routes.TEAMS).rstrip("/")
            found = self._org.key_results.get(f"{objective}#{fold(fragment)}")
            if found is not None:
                return self._address(found)
        stands = self._headings.made(page, lambda: self._headings_at(page)).get(fragment, "")
        return stands or (address if hash_sign else page)

    def _headings_at(self, address: str) -> dict[str, str]:
        """Return the ids of headings in the texts of a page → where they stand; of equal ones the first counts."""
        texts = [self._headings_of(standing) for standing in texts_at(self._org, address)]
        return {each.anchor: each.address for text in reversed(texts) for _, each in reversed(text)}

    def _headings_of(self, standing: Standing) -> tuple[tuple[int, Heading], ...]:
        _, place, prefix, _ = standing
        return self._contents.made((place, prefix), lambda: tuple(headings(self._markdown, standing)))

    def _links_to_headings(self, part: str, standing: Standing) -> Iterator[tuple[tuple[str, str], LinkTarget]]:
        """Yield where the links in a part of a text lead that name headings of the text."""
        wanted = set(_HEADING_LINK.findall(part))
        if wanted:
            for _, heading in self._headings_of(standing):
                for written in {heading.anchor, quote(heading.anchor)} & wanted:
                    yield ("file", f"#{written}"), LinkTarget(heading.address)


def _shown(insight: ObjectiveInsight | KeyResultInsight) -> Decimal | None:
    """Return progress as pages show it: nothing before the first value."""
    return insight.shown_progress
