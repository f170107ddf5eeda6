"""`python -m cartostory` is `cartostory`."""

from cartostory.cli import main

if __name__ == "__main__":
    main()
