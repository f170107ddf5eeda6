"""Bytes of photographs and recordings: formats, headers, EXIF, hashes, renditions, consent and rights."""
