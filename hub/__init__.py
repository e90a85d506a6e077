"""The web server: hands out the built app and knows nothing of what it shows."""

VERSION = "0.1.0"
