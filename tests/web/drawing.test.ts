/** Networks of any shape are drawn so that they can be read. */
import fc from "fast-check";
import type { GraphEdge, GraphNode } from "../../web/api/operations";
import { columnsOf } from "../../web/views/network/columns";
import { dotBox, LabelPlaces, overlap, type Box } from "../../web/views/network/labels";
import { laidOut } from "../../web/views/network/placing";
import { networkSvg } from "../../web/views/network/svg";

const KINDS = ["NPM", "CSO", "BODY", "NETWORK"] as const;

const graphs = fc
  .record({
    size: fc.integer({ min: 1, max: 40 }),
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 40, maxLength: 40 }),
    names: fc.array(fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(..."abc d") }), {
      minLength: 40,
      maxLength: 40,
    }),
    places: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 40,
      maxLength: 40,
    }),
    pairs: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 60 }),
  })
  .map(({ size, kinds, names, places, pairs }) => ({
    nodes: Array.from({ length: size }, (_, at): GraphNode => ({
      id: `n${at}`,
      label: names[at]!,
      kind: kinds[at]!,
      isCivilSociety: false,
      state: null,
      degree: 1,
      weightedDegree: at,
      community: 0,
      x: places[at]![0] / 9,
      y: places[at]![1] / 9,
    })),
    edges: pairs
      .filter(([a, b]) => a < size && b < size && a !== b)
      .map(([a, b]): GraphEdge => ({
        source: `n${a}`,
        target: `n${b}`,
        pattern: null,
        weight: 1,
        firstYear: null,
        lastYear: null,
        records: [],
      })),
  }));

const COLOURS = { of: () => "#000", line: "#999" };

/** The boxes of the names in a picture. */
const namesIn = (svg: string): Box[] =>
  [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, name]) => ({
    left: Number(x),
    right: Number(x) + name!.length * 7,
    top: Number(y) - 12,
    bottom: Number(y) + 3,
  }));

const pairsOf = <One>(all: readonly One[]): (readonly [One, One])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));

describe("names", () => {
  it("of the saved picture never lie over each other and never leave it", () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const names = namesIn(networkSvg(graph, { colours: COLOURS, ink: "#111" }));
        expect(names.length).toBeGreaterThan(0);
        expect(pairsOf(names).filter(([a, b]) => overlap(a, b))).toEqual([]);
        expect(
          names.filter(({ left, right, top, bottom }) => left < 0 || right > 1200 || top < 0 || bottom > 1200),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    ));

  it("take the next free side of their dot, and none where all are taken", () => {
    const places = new LabelPlaces({ left: 0, top: 0, right: 100, bottom: 40 });
    const label = { x: 50, y: 20, size: 2, width: 40, height: 10 };
    expect([1, 2, 3, 4, 5].map(() => places.place(label)?.left ?? null)).toEqual([56, 4, 30, 30, null]);
  });
});

it("names stand over other dots only where there is no other place", () => {
  const picture = { left: 0, top: 0, right: 200, bottom: 40 };
  const label = { x: 100, y: 20, size: 2, width: 40, height: 10 };
  const right = dotBox(120, 20, 4);
  const all = [right, dotBox(80, 20, 4), dotBox(100, 30, 4), dotBox(100, 8, 4)];
  const everywhere = Array.from({ length: 50 }, (_, at) => dotBox(at * 4, 20, 40));
  const lefts = [[], [right], all, everywhere].map((dots) => new LabelPlaces(picture, dots).place(label)?.left);
  // A little farther off where all that is near is taken.
  expect(lefts).toEqual([106, 54, 130, 106]);
});

describe("a part of the network", () => {
  const values = fc.sample(graphs, { numRuns: 20, seed: 7 });

  it("fills the picture, the same each time", () => {
    for (const graph of values.filter(({ nodes }) => nodes.length > 2)) {
      const { nodes } = laidOut(graph);
      expect(nodes).toEqual(laidOut(graph).nodes);
      for (const axis of ["x", "y"] as const) {
        const at = nodes.map((node) => node[axis]);
        expect([Math.min(...at), Math.max(...at)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([-1, 1]);
      }
    }
  });

  it("is laid out by its own ties: who is tied stands nearer than who is not", () => {
    const node = (id: string): GraphNode => ({
      id,
      label: id,
      kind: "NPM",
      isCivilSociety: false,
      state: null,
      degree: 1,
      weightedDegree: 1,
      community: 0,
      x: 0,
      y: 0,
    });
    const tie = (source: string, target: string): GraphEdge => ({
      source,
      target,
      pattern: null,
      weight: 1,
      firstYear: null,
      lastYear: null,
      records: [],
    });
    const ids = ["a1", "a2", "a3", "b1", "b2", "b3"];
    const edges = [
      tie("a1", "a2"),
      tie("a2", "a3"),
      tie("a1", "a3"),
      tie("b1", "b2"),
      tie("b2", "b3"),
      tie("b1", "b3"),
      tie("a1", "b1"),
    ];
    const placed = new Map(laidOut({ nodes: ids.map(node), edges }).nodes.map((one) => [one.id, one]));
    const distance = (a: string, b: string): number =>
      Math.hypot(placed.get(a)!.x - placed.get(b)!.x, placed.get(a)!.y - placed.get(b)!.y);
    expect(distance("a2", "a3")).toBeLessThan(distance("a2", "b2"));
    expect(distance("b2", "b3")).toBeLessThan(distance("b2", "a3"));
  });
});

describe("two columns", () => {
  it("hold every actor once, each on a row of its own, and every tie", () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const { npms, partners, ties, height } = columnsOf(graph, (name) => [name]);
        expect([...npms, ...partners].map(({ node }) => node.id).sort()).toEqual(
          graph.nodes.map(({ id }) => id).sort(),
        );
        expect(npms.every(({ node }) => node.kind === "NPM") && partners.every(({ node }) => node.kind !== "NPM")).toBe(
          true,
        );
        for (const column of [npms, partners])
          column.slice(1).forEach(({ y }, at) => expect(y - column[at]!.y).toBeGreaterThanOrEqual(24));
        expect(Math.max(...[...npms, ...partners].map(({ y }) => y))).toBeLessThan(height);
        const pairs = new Set(graph.edges.map(({ source, target }) => [source, target].sort().join()));
        expect(new Set(ties.map(({ from, to }) => [from.node.id, to.node.id].sort().join()))).toEqual(pairs);
      }),
      { numRuns: 60 },
    ));
});
