"""The access logs of a web host -> how often each short link was followed, day by day, and never by whom."""
