"""Import each file named into a fresh Anki collection twice; print notes and cards after every import."""

import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageRequest, ImportCsvRequest

collection = Collection(str(Path(tempfile.mkdtemp(), "test.anki2")))
for name in sys.argv[1:] * 2:
    if name.endswith(".apkg"):
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=name))
    else:
        collection.import_csv(ImportCsvRequest(path=name, metadata=collection.get_csv_metadata(name, None)))
    print(collection.note_count(), collection.card_count())
note = collection.get_note(collection.find_notes("科技部")[0])
print("\t".join(note.fields))
print(collection.get_note(collection.find_notes("一带一路")[0])["Chinese" if "Chinese" in note else "Front"])
collection.close()
