"""Pages of a handbook: OKRs that people wrote as Markdown headings, lists, check boxes and tables.

The pages are read line by line and not through a Markdown parser: every line has to end somewhere (in a title, a body,
a note or among what was not understood), titles must stay as they were written, and what companies publish is often no
correct Markdown (lists that change their indent, bold text that never ends, lines of one paragraph that are a list).
"""
