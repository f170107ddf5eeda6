"""Build steps: npm and PyPI packages -> `cartostory/vendor/`. They run when a wheel is built, never in the program."""
