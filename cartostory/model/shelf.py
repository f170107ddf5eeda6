"""Whatever holds photographs and their register."""

from cartostory.model.album import Album
from cartostory.model.partnership import Partnership

Shelf = Partnership | Album
