"""Print the pairs that translate-toolkit, Weblate's parser, reads from the files named."""

import sys
from pathlib import Path

from translate.storage import tbx, tmx

for name in sys.argv[1:]:
    with Path(name).open("rb") as stream:
        store = (tbx.tbxfile if name.endswith(".tbx") else tmx.tmxfile)(stream, "zh-CN", "en")
    for unit in store.units:
        print(unit.source, unit.target, sep="\t")
