"""okrsite: compile a company's published OKRs from Markdown in git into a website."""

__version__ = "0.1.0"
