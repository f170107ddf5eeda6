"""A story's file with the names of its pictures -> the file with their bytes, small enough to be sent."""
