"""Print the pairs that translate-toolkit reads from the segments of an XLIFF 2 file."""

import sys
from pathlib import Path

from translate.storage import xliff2

for unit in xliff2.Xliff2File.parsestring(Path(sys.argv[1]).read_bytes()).units:
    print(unit.source, unit.target, sep="\t")
