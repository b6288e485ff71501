"""Launcher for a checkout: ``python cli.py search 科技`` runs what the command ``glossary`` runs."""

from glossary.cli import main

if __name__ == "__main__":
    main()
