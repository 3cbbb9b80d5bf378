"""What the numbers of a title are there for."""

from __future__ import annotations

import pytest

from okrsite_gen.rules.movement import spoken_numbers

ROLES = {
    "Median time falls from 31 days to 2": ["start", "goal"],
    "Double bookings, from 120 a month to 20": ["start", "goal"],
    "Unlocks that work at the first try with gloves on, from 61 % to 90 %": ["start", "goal"],
    "From tap to click in 4 seconds, not 9": ["limit", "start"],
    "First answers come within 2 hours instead of 9": ["limit", "start"],
    "Increase NPS to 40": ["goal"],
    "Raise adoption to at least 60 %": ["goal"],
    "Talk to 20 customers": ["count"],
    "Get up to 5 demos": ["limit"],
    "A new lever lasts 60,000 pulls, the old one did 19,000": ["count", "start"],
    "Reach 100 subscribers": ["goal"],
    "5 to 10 partners sign": ["count", "count"],
    "Reduce timeouts by 30%": ["change"],
    "Share of voice has increased 30%": ["change"],
    "Dev-focused announcement drives a 10% increase in leads": ["change"],
    "Used by 50 % of teams": ["count"],
    "Grow MQLs by 3x": ["change"],
    "95 % of requests answered within 5 minutes": ["count", "limit"],
    "Umsatz steigt von 4 Mio. € auf 5 Mio. €": ["start", "goal"],
    "Kündigungen sinken um 20 %": ["change"],
    "Le délai passe de 31 jours à 2": ["start", "goal"],
    "Réduire les retours de 20 %": ["change"],
    "La part de 20 % des clients": ["count"],
}


@pytest.mark.parametrize(("title", "roles"), ROLES.items())
def test_each_number_is_known_by_what_stands_around_it(title, roles):
    assert [one.role.value for one in spoken_numbers(title)] == roles
