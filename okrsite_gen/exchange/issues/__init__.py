"""Issues of GitLab and GitHub that hold OKRs: their exports as tables and as JSON, read into one shape."""
