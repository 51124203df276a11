"""`errand check`: what errand recognises at a portal, on which rung, and which lines a portal file still needs."""
