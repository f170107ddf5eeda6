"""What templates are given: frozen values without behaviour."""
