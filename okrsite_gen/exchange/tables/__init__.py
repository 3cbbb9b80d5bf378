"""Tables that somebody brings, out of CSV files and workbooks alike: named columns, and rows of texts."""
