import type { GraphEdge, GraphNode } from "../../web/api/operations";
import { legendOf, variableOf } from "../../web/views/network/colours";
import { byConnections, colouredCommunities, drawingOf, linesOf, sizeOf } from "../../web/views/network/graph";
import { networkSvg } from "../../web/views/network/svg";

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
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
  ...more,
});
const edge = (source: string, target: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  source,
  target,
  pattern: null,
  weight: 1,
  firstYear: null,
  lastYear: null,
  records: [],
  ...more,
});
const COLOURS = { of: () => "#000", line: "#999" };

describe("lines", () => {
  it("join all edges of two actors, whichever way round, and count a record of two patterns once", () => {
    const edges = [
      edge("b", "a", { pattern: "ADVISORY_BODY", records: ["r1", "r2"], weight: 2 }),
      edge("a", "b", { pattern: "OMBUDSMAN_PLUS", records: ["r2"] }),
      edge("a", "c", { records: ["r3"] }),
    ];
    expect(linesOf(edges)).toEqual([
      { source: "a", target: "b", weight: 2 },
      { source: "a", target: "c", weight: 1 },
    ]);
  });

  it("count as many records as an edge has, where not all of them are named", () =>
    expect(linesOf([edge("a", "b", { weight: 33, records: ["r1"] })])).toEqual([
      { source: "a", target: "b", weight: 33 },
    ]));
});

describe("dots", () => {
  it("are the larger the more records, by area", () => {
    expect([sizeOf(node("a", { weightedDegree: 0 }), 100), sizeOf(node("a", { weightedDegree: 100 }), 100)]).toEqual([
      3, 16,
    ]);
    expect(sizeOf(node("a", { weightedDegree: 25 }), 100)).toBeCloseTo(9.5);
  });

  it("are coloured by kind or by community, small communities alike", () => {
    const nodes = [
      ...["a", "b", "c"].map((id) => node(id, { community: 4 })),
      ...["d", "e"].map((id) => node(id, { community: 1, kind: "CSO" })),
      node("f", { community: 9 }),
    ];
    expect(colouredCommunities(nodes, 8)).toEqual([
      [4, 3],
      [1, 2],
    ]);
    const communities = legendOf(nodes, "community");
    expect(communities.map(({ community, members }) => [community, members])).toEqual([
      [4, 3],
      [1, 2],
      [undefined, 1],
    ]);
    const colour = variableOf(communities);
    expect(new Set(nodes.map(colour)).size).toBe(3);
    expect(legendOf(nodes, "kind").map(({ kind, members }) => [kind, members])).toEqual([
      ["NPM", 4],
      ["CSO", 2],
    ]);
    expect(variableOf(legendOf(nodes, "kind"))(nodes[3]!)).toBe("--CSO");
  });

  it("leave out lines to actors that are not shown", () => {
    const drawing = drawingOf({ nodes: [node("a"), node("b")], edges: [edge("a", "b"), edge("a", "gone")] }, COLOURS);
    expect([drawing.order, drawing.size]).toEqual([2, 1]);
  });

  it("are listed with the best connected first", () =>
    expect(byConnections([node("b"), node("a"), node("c", { degree: 5 })]).map(({ id }) => id)).toEqual([
      "c",
      "a",
      "b",
    ]));
});

it("a picture holds names as text, whatever is in them", () => {
  const nodes = [node("a", { label: `<script>alert(1)</script>"&\u0007` }), node("b", { x: 1, y: 1 })];
  const svg = networkSvg({ nodes, edges: [edge("a", "b")] }, { colours: COLOURS, ink: "#111" });
  expect(svg).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;");
  expect(["<script", "\u0007"].filter((bad) => svg.includes(bad))).toEqual([]);
  expect(svg.match(/<line/g)).toHaveLength(1);
});
