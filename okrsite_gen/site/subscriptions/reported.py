"""What check-ins report of objectives and key results, in the few words of a title and in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.model.values import Figure
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.prose import Prose
from okrsite_gen.site.views.words import UpdateView


def headline_of(updates: Sequence[UpdateView]) -> Words | None:
    """Return what one check-in reports of an objective: what moved first, and how many others there are.

    None where it only has words.
    """
    reported = [(update, brief) for update in updates if (brief := _moved(update))]
    reported = reported or [(update, brief) for update in updates if (brief := _stands(update))]
    if not reported:
        return None
    (update, brief), *others = reported
    if others:
        more = message("updates.more", count=len(others))
        return message("feed.moved-more", title=update.target.title, how=brief, more=more)
    return message("feed.moved", title=update.target.title, how=brief)


def sentences_of(update: UpdateView) -> Iterator[Prose | Words]:
    """Yield what an update says, a sentence each."""
    if update.value is not None:
        yield _value(update.value, update.value_before)
    if update.progress is not None:
        yield message("update.progress", progress=update.progress)
    if update.done is not None:
        yield message("update.done" if update.done else "update.not-done")
    yield from _reached(update)
    if update.confidence is not None:
        yield _confidence(update.confidence, update.confidence_before)
    if update.said is not None:
        yield message("update.said", said=update.said.value)
    if update.unchanged:
        yield message("update.unchanged")
    if update.closed_as is not None:
        yield message("update.closed", outcome=update.closed_as.value)
    if update.note:
        yield update.note


def _moved(update: UpdateView) -> Words | None:
    """Return what is new, in few words; None where nothing is known to be."""
    if update.closed_as is not None:
        return message("update.closed", outcome=update.closed_as.value)
    before, after = update.value_before, update.value
    if before is not None and after is not None and before != after:
        return message("digest.figures", before=before, after=after)
    if update.done:
        return message("key-result.done")
    former, confidence = update.confidence_before, update.confidence
    if former is not None and confidence is not None and former != confidence:
        return message("feed.confidence", before=former, confidence=confidence)
    return None


def _stands(update: UpdateView) -> Words | None:
    """Return how something stands, in few words; None where only words were written about it."""
    if update.value is not None:
        return message("feed.value", value=update.value)
    if update.progress is not None:
        return message("feed.progress", progress=update.progress)
    if update.reached:
        return message(f"level.{update.reached}")
    if update.said is not None:
        return message("update.said", said=update.said.value)
    if update.confidence is not None:
        return message("confidence.of-ten", confidence=update.confidence)
    return None


def _value(value: Figure, before: Figure | None) -> Words:
    if before is None or before == value:
        return message("update.value", value=value)
    return message("update.value-moved", before=before, value=value)


def _confidence(confidence: int, before: int | None) -> Words:
    if before is None or before == confidence:
        return message("update.confidence", confidence=confidence)
    return message("update.confidence-moved", before=before, confidence=confidence)


def _reached(update: UpdateView) -> Iterator[Words]:
    if update.reached:
        yield message(f"level.{update.reached}")
    for title, done in update.milestones:
        yield message("update.step-done" if done else "update.step-open", title=title)
