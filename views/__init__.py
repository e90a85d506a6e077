"""The screens: they read AppState and call its verbs."""
