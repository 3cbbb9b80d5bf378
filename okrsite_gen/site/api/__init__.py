"""Open data as files beside the pages: `/api/v1/`, an `index.json` beside each page, and tables as CSV."""
