"""``python -m glossary`` is the command line."""

from glossary.cli import main

if __name__ == "__main__":
    main()
