"""The page in the browser: the scripts that run in it, and what is asked of them."""
