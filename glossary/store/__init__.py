"""The only code that touches the glossary on disk: where it is, what is in it, and how it changes safely."""
