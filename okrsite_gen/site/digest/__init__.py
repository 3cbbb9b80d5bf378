"""A week, or what is due, in a form that fits a feed, a mail or a chat."""
