"""Output -> bytes; pure: neither disk nor network nor clock."""
