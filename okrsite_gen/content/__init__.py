"""From files to entities: discovery, front matter, Markdown, schema, references. The only room that reads formats."""
