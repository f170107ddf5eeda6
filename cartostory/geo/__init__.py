"""Pure geometry on the sphere and the plane: no files, no model, no clock."""
