"""The shape of what authors write: base, field types, and findings in their own words."""
