"""Print what rdflib, a library for linked data, finds in SKOS: how many concepts, and each label with its kind."""

import sys

from rdflib import Graph
from rdflib.namespace import RDF, SKOS

graph = Graph().parse(sys.argv[1], format="json-ld")
print(len(list(graph.subjects(RDF.type, SKOS.Concept))))
for kind in ("prefLabel", "altLabel", "hiddenLabel", "note", "definition"):
    for _, label in graph.subject_objects(SKOS[kind]):
        print(kind, label.language or "", label, sep="\t")
