"""Drawing pages: a pure function from a page to its bytes.

What templates may use
======================
Variables: `view` (the page's view), `frame` (its `Frame`), `page`, `site` (`SiteFacts`).

Functions
    t(key, **parameters)            words of the catalogue; `count=` chooses the plural form
    icon(name)                      a mark of the theme as inline SVG, hidden from screen readers
    asset(name)                     address of a style sheet, script or picture of the theme (with its hash)
    progress_bar(progress, plan=None, status="")   the rule that is a bar; decorative, words stand beside it
    line_chart(chart)               `charts.line.LineChart`: a key result over time, with its table
    metric_chart(chart)             `charts.metric.MetricChart`: a metric with its healthy band, with its table
    spark(values)                   confidence by check-in, 0 to 10, as small bars; decorative
    distribution_bar(counts)        how many have which status, ((status, n), ...); decorative

Filters (None shows as an em dash wherever a figure or date is expected)
    words           plain text, a `Message` or a `Title` -> what to show
    inline, plain   `Title` -> HTML of one line / its bare words
    prose           `Prose` -> HTML of a whole text
    href            site address or web address -> value of an href; an address that is neither gives nothing
    percent         Decimal fraction -> "42 %"
    points          Decimal fraction -> "-12 points" (signed, with a true minus)
    number          Decimal or int -> "1,234.5"
    score           Decimal 0-1 -> "0.7"
    figure          `Figure` -> in the author's form ("EUR 4,250", "12 days", "withheld")
    day, long_day   date -> "20 Nov 2026" / "Friday, 20 November 2026"
    short_day       date -> "20 Nov", for places where the year is plain
    days(end)       date -> range "1 Oct - 31 Dec 2026"
    iso             date -> "2026-11-20", for datetime attributes
    week, month     date -> "2026-W47" / "November 2026"
    status_word     status -> "At risk"
    reason(names)   `Reason` -> a sentence; `names` is a mapping or pairs (key -> title) for the keys it mentions
    formula         `Formula` -> the arithmetic as a sentence

Components are macros: `{% import "components/status.html" as status with context %}`; see each file's head.
"""

from __future__ import annotations
