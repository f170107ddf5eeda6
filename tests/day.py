"""The day on which every test takes place."""

import datetime

TODAY = datetime.date(2026, 11, 23)
"""One day for the whole suite, in this process and in those it starts (`tests/conftest.py`): no test asks the clock."""
