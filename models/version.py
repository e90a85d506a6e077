"""Which Homeward this is, for Settings and for the files it writes."""

VERSION = "0.1.0"
SOURCE = f"Homeward {VERSION}"
