"""A prepared site -> written files: plan, tasks, cache, workers, fingerprint, lock, write, editions."""
