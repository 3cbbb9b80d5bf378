"""What each kind of page says: frozen dataclasses that templates show, and the functions that fill them."""
