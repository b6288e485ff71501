"""All linguistics: scripts, segmentation, pinyin, English forms, the lexicon. No I/O of ours, no tables."""
