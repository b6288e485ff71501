"""Look terms up: an index of TERMS that answers Han, pinyin, initials and English from one query box."""
