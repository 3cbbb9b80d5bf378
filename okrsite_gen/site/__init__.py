"""The website: which pages exist, what each may show, and how it is drawn. Sole door to Jinja2 and Babel."""
