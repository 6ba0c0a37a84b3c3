"""Reads the exported files with networkx and compares what they hold with the JSON export.

    python read_back.py FOLDER

FOLDER holds graph.json, graph.gexf and graph.graphml of one graph. Prints what was compared; ends with 1 when a file
holds other actors or other ties than the JSON, and with 2 when a file cannot be read.
"""

import json
import sys
from pathlib import Path

import networkx as nx


def of_json(folder):
    data = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    return nx.node_link_graph(data, edges="edges")


def names_of(graph):
    """Id → name: "label" of GEXF and JSON, "label" or "name" of GraphML."""
    return {node: values.get("label") or values.get("name") for node, values in graph.nodes(data=True)}


def ties_of(graph):
    return sorted(
        (*sorted((source, target)), values.get("relation"), values.get("pattern") or None, int(values["weight"]))
        for source, target, values in graph.edges(data=True)
    )


def differences(expected, graph):
    if names_of(graph) != names_of(expected):
        yield "actors or their names differ"
    if key_sorted(ties_of(graph)) != key_sorted(ties_of(expected)):
        yield "ties differ"


def key_sorted(ties):
    return sorted(ties, key=repr)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        expected = of_json(folder)
        graphs = {"GEXF": nx.read_gexf(folder / "graph.gexf"), "GraphML": nx.read_graphml(folder / "graph.graphml")}
    except (OSError, ValueError, KeyError, nx.NetworkXError) as error:
        print(f"{folder} cannot be read: {error!r}", file=sys.stderr)
        return 2
    passed = expected.number_of_nodes() > 0
    for name, graph in graphs.items():
        found = list(differences(expected, graph))
        passed = passed and not found
        verdict = "FAILED" if found else "ok    "
        print(f"{verdict} {name}: {graph.number_of_nodes()} actors, {graph.number_of_edges()} ties {'; '.join(found)}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
