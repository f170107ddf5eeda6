"""A story -> files of other programs: nobody is locked in."""
