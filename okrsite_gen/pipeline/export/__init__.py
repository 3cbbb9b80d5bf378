"""`export`: everything that the site shows, in a form that other programs and people elsewhere can use."""
