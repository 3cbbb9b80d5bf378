"""Maps: objectives as boxes in ranks, and the lines between them. Pure geometry, the same for the same input."""
