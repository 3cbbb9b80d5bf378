"""The vocabulary of okrsite: frozen dataclasses that every room shares. Standard library only."""
