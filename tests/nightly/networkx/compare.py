"""Compares figures of a network with those that networkx computes from the same lines.

    python compare.py FILE

FILE is JSON:

    nodes        [id, ...]
    edges        [{source, target, weight}, ...]
    influence    {id: {degree, weightedDegree, betweenness, isArticulationPoint}}, of every node
    communities  {modularity, communities: [[id, ...], ...], densities: [number or null, ...]}
    paths        [{from, to, maxLength, lengths: [...]}, ...]: lengths of all shortest simple paths up to
                 maxLength, or of the first of them when "limit" is given and reached

Prints what was compared, how many values, and the largest difference. Ends with 1 when a value differs by more than
1e-9, when one is missing, or when there was nothing to compare; with 2 when FILE cannot be read.
"""

import json
import math
import sys
from itertools import islice, takewhile

import networkx as nx

TOLERANCE = 1e-9


class Comparison:
    """One line of the table: the values of one figure."""

    def __init__(self, title):
        self.title = title
        self.count = 0
        self.largest = 0.0
        self.worst = ""

    def add(self, where, ours, theirs):
        self.count += 1
        difference = difference_of(ours, theirs)
        # "Not a number" is no agreement.
        if math.isnan(difference):
            difference = math.inf
        if difference > self.largest:
            self.largest = difference
            self.worst = f"{where}: {ours} here, {theirs} in networkx"

    @property
    def passed(self):
        return self.largest <= TOLERANCE


def difference_of(ours, theirs):
    """Distance of two numbers; infinite between anything else that is not equal."""
    if is_number(ours) and is_number(theirs):
        return abs(ours - theirs)
    return 0.0 if type(ours) is type(theirs) and ours == theirs else math.inf


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def graph_of(data):
    graph = nx.Graph()
    graph.add_nodes_from(data["nodes"])
    for edge in data["edges"]:
        if graph.has_edge(edge["source"], edge["target"]):
            raise ValueError(f"{edge['source']} and {edge['target']} are linked twice")
        graph.add_edge(edge["source"], edge["target"], weight=edge["weight"])
    if len(graph) != len(data["nodes"]):
        raise ValueError("an edge ends at a node that is not listed, or a node is listed twice")
    return graph


def compare_influence(graph, influence):
    articulation = set(nx.articulation_points(graph))
    expected = {
        "degree": dict(graph.degree()),
        "weightedDegree": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph, normalized=True),
        "isArticulationPoint": {node: node in articulation for node in graph},
    }
    actors = Comparison("actors with influence")
    for node in sorted(set(graph) | set(influence)):
        actors.add(node, node in influence, node in graph)
    yield actors
    for figure, values in expected.items():
        comparison = Comparison(figure)
        for node, value in values.items():
            comparison.add(node, influence.get(node, {}).get(figure), value)
        yield comparison


def density_of(graph, members):
    return nx.density(graph.subgraph(members)) if len(members) > 1 else None


def compare_communities(graph, found):
    groups = [set(members) for members in found["communities"]]
    partition = Comparison("every actor in one community")
    partition.add("communities", nx.community.is_partition(graph, groups), True)
    yield partition
    if not partition.passed:
        return
    modularity = Comparison("modularity")
    if graph.number_of_edges() > 0:
        modularity.add("network", found["modularity"], nx.community.modularity(graph, groups, weight="weight"))
    else:
        modularity.add("network without lines", found["modularity"], 0)
    yield modularity
    density = Comparison("density of communities")
    density.add("number of densities", len(found["densities"]), len(groups))
    for number, (ours, members) in enumerate(zip(found["densities"], groups)):
        density.add(f"community {number}", ours, density_of(graph, members))
    yield density


def lengths_of(graph, path):
    """Lengths of the simple paths, shortest first, as many as are wanted."""
    if path["from"] not in graph or path["to"] not in graph or not nx.has_path(graph, path["from"], path["to"]):
        return []
    paths = nx.shortest_simple_paths(graph, path["from"], path["to"])
    lengths = takewhile(lambda length: length <= path["maxLength"], (len(nodes) - 1 for nodes in paths))
    return list(islice(lengths, path.get("limit")))


def compare_paths(graph, paths):
    comparison = Comparison("lengths of paths")
    for path in paths:
        theirs = lengths_of(graph, path)
        where = f"{path['from']} to {path['to']}"
        comparison.add(f"{where}, number of paths", len(path["lengths"]), len(theirs))
        for place, (left, right) in enumerate(zip(path["lengths"], theirs)):
            comparison.add(f"{where}, path {place + 1}", left, right)
    yield comparison


def compare(data):
    graph = graph_of(data)
    yield from compare_influence(graph, data["influence"])
    yield from compare_communities(graph, data["communities"])
    yield from compare_paths(graph, data["paths"])


def print_table(comparisons):
    width = max(len(comparison.title) for comparison in comparisons)
    for comparison in comparisons:
        verdict = "ok    " if comparison.passed else "FAILED"
        print(f"{verdict} {comparison.title.ljust(width)} {comparison.count:8d} values, largest difference {comparison.largest:.3g}")
        if not comparison.passed:
            print(f"       {comparison.worst}")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            data = json.load(file)
    except (OSError, ValueError) as error:
        print(f"{arguments[0]} cannot be read: {error}", file=sys.stderr)
        return 2
    try:
        comparisons = list(compare(data))
    except (AttributeError, KeyError, TypeError, ValueError, nx.NetworkXError) as error:
        print(f"{arguments[0]} has not the expected shape: {error!r}", file=sys.stderr)
        return 2
    print_table(comparisons)
    # An empty network agrees with everything.
    if not data["nodes"]:
        print("FAILED There is nothing to compare.")
        return 1
    return 0 if all(comparison.passed for comparison in comparisons) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
