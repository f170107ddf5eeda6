"""`python -m hooks`, from the project's folder: bring `cartostory/vendor/` again without installing."""

import sys
from pathlib import Path

from hooks.vendor import bring

done = bring(Path(__file__).parent.parent)
sys.stdout.write("cartostory/vendor brought\n" if done else "cartostory/vendor is current\n")
