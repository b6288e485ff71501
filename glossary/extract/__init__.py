"""Pairs of Chinese phrases and English renderings, out of running text."""
