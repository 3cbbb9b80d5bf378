"""What people can follow the OKRs by without opening the site: feeds and calendars."""
