"""Developer commands; the app never imports them."""
