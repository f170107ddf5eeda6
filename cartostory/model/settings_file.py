"""The name of a site's settings, for whatever asks for them without reading them."""

CONFIG_FILE = "config.yaml"
