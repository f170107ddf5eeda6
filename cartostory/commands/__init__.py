"""The commands, and what they share: options, the session in which one runs, the log of a fault of ours."""
