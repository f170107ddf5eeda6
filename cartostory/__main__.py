"""`python -m cartostory` is `cartostory`."""

from cartostory.cli.app import main

if __name__ == "__main__":
    main()
