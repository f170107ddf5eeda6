"""The elements that every map picture is written with: paths and texts, icons, hatches, colours."""
