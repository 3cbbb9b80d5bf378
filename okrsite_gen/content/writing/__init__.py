"""Content files as people would write them: the other direction of reading, in block style and without surprises."""
