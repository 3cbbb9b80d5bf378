"""The whole site in one file, which needs no server, no network and no script."""
