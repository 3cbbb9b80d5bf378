"""Pictures for previews: what chats show beside a link to an objective. An extra; it needs `resvg-py`."""
