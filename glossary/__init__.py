"""A bilingual glossary and term-extraction toolkit for Chinese policy texts."""
