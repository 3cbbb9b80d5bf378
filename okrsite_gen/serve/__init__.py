"""The preview: a server for one person on one machine, which builds again whenever something changes."""
