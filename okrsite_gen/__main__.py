"""Run the command line as ``python -m okrsite_gen``."""

from okrsite_gen.cli import main

if __name__ == "__main__":
    main()
