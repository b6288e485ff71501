"""Layouts that a whole line or block shows: tables, lists, dictionary entries, paired lines, metadata."""
