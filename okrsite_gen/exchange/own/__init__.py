"""Our own JSON, as `okrsite export json` writes it, back into the content that it came from."""
