"""The letters of published map pictures: outlines of the site's own faces, since no page's font reaches an <img>."""
