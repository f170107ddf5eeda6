"""Short links are made, follow what is renamed, are retired: `content/links.yaml` is written here alone."""
