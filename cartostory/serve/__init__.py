"""Watch a site's folder, build it again, reload the browsers that show it, and lay what is wrong over the page."""
