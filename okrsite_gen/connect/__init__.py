"""Figures from outside, fetched only when somebody asks for them. A build never enters here."""
