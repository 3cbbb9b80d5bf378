"""Calendars to subscribe to: cycles, check-ins, what is due, and looking back."""
