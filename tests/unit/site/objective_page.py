"""What tests of an objective's page share: the objective, where its page is, and how to find a key result there."""

from __future__ import annotations

from site_orgs import objective

OWN = "payments/2026-q4/activation"
PAGE = f"/teams/{OWN}/"


def one(*key_results, **fields):
    """The objective that the page is about."""
    return objective(OWN, *key_results, **fields)


def entry(html, anchor):
    """The HTML of one key result's entry."""
    return html.partition(f'id="{anchor}"')[2].partition("</article>")[0]
