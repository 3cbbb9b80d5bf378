"""Days, figures and states as other programs write them."""
