"""Exports of Viva Goals (once Ally.io), which ended in 2025: tables, and the archive of an organisation."""
