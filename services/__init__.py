"""The rim of Homeward: each third-party library and each platform in one file."""
