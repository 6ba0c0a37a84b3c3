/** The network of cooperation: size by betweenness, colour and number by community, shape by kind of actor. */
import { type Coverage, type Named } from "../answers";
import { placed } from "./labels";
import { element, FAINT, INK, LINE, picture, px, text, TOP, WIDTH } from "./svg";

type Kind = "NPM" | "CSO" | "BODY" | "NETWORK";

interface Node {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly state: (Named & { readonly nameFootnote: string | null }) | null;
  readonly community: number;
  readonly x: number;
  readonly y: number;
}

interface Edge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** What the picture is made of. */
export interface NetworkAnswer {
  readonly networkGraph: {
    readonly nodes: readonly Node[];
    readonly edges: readonly Edge[];
    readonly coverage: Coverage;
  };
  readonly influence: {
    readonly nodes: readonly {
      readonly actor: { readonly id: string; readonly acronym?: string | null };
      readonly betweenness: number;
    }[];
  };
}

export const NETWORK_QUERY = `{
  networkGraph {
    nodes { id label kind state { name nameFootnote } community x y }
    edges { source target weight }
    coverage { records newestAttestation }
  }
  influence(first: 200) {
    nodes { actor { id ... on Body { acronym } ... on Cso { acronym } } betweenness }
  }
}`;

/** By number of community; the smaller ones are grey. Dark enough for a white number. */
const COLOURS = ["#0b4f8a", "#a23b12", "#1b6b50", "#6b2f7d", "#8a6100", "#a3195b", "#2f6f86", "#4d4d4d"];
const SMALL = "#8a97a8";
const [MOST_LABELS, LABEL_SIZE] = [18, 11.5];
/** Least radius of those that bear the number of their community. */
const HUB = 8;
const AREA = { left: 12, top: TOP, right: WIDTH - 12, bottom: 624 };

/** An actor in the picture. */
interface Drawn extends Node {
  readonly at: readonly [x: number, y: number];
  readonly radius: number;
  readonly betweenness: number;
  readonly name: string;
}

export function drawNetwork({ networkGraph, influence }: NetworkAnswer): string {
  const { nodes, edges, coverage } = networkGraph;
  const drawn = drawnOf(nodes, influence.nodes);
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const hubs = hubsOf(drawn);
  const circles = drawn.map(({ at: [x, y], radius, name }) => ({ x, y, radius, label: name }));
  const named = drawn.slice(0, MOST_LABELS);
  const labels = placed(circles.slice(0, MOST_LABELS), { size: LABEL_SIZE, area: AREA, circles });
  const notes = named.flatMap(({ state, name }) => (name.includes("*") && state?.nameFootnote) || []);
  return picture(
    {
      ...{ height: 716, title: "Who connects whom: cooperation of NPMs with their partners", coverage, notes },
      description: `${nodes.length} actors and what relates them. The larger, the more shortest paths lead through an actor; the number and colour show its group. Largest: ${named
        .slice(0, 5)
        .map(({ name }) => name)
        .join(", ")}.`,
    },
    [
      ...edges.map((edge) => drawEdge(edge, byId)),
      ...[...drawn]
        .reverse()
        .map((node) =>
          drawNode(hubs.get(node.community)?.id === node.id ? { ...node, radius: Math.max(node.radius, HUB) } : node),
        ),
      ...[...hubs].map(
        ([
          community,
          {
            at: [x, y],
          },
        ]) => text(String(community), [x, y + 4], { size: 11, anchor: "middle", weight: 600, fill: "#ffffff" }),
      ),
      ...labels.map(({ label, at }) => text(label, at, { size: LABEL_SIZE, isRimmed: true })),
      ...legend(drawn, hubs),
    ],
  );
}

/** The most connecting first; equal ones by id. */
function drawnOf(nodes: readonly Node[], influence: NetworkAnswer["influence"]["nodes"]): readonly Drawn[] {
  const places = new Map(influence.map((one) => [one.actor.id, one]));
  const most = Math.max(...influence.map(({ betweenness }) => betweenness), Number.MIN_VALUE);
  const [halfWidth, halfHeight] = [(AREA.right - AREA.left) / 2 - 22, (AREA.bottom - AREA.top) / 2 - 22];
  return nodes
    .map((node) => {
      const { betweenness = 0, actor } = places.get(node.id) ?? {};
      return {
        ...{ ...node, betweenness, name: nameOf(node, actor?.acronym) },
        at: [WIDTH / 2 + node.x * halfWidth, (AREA.top + AREA.bottom) / 2 + node.y * halfHeight] as const,
        radius: 3.6 + 17 * Math.sqrt(betweenness / most),
      };
    })
    .sort((a, b) => b.betweenness - a.betweenness || (a.id < b.id ? -1 : 1));
}

/** Short enough for a picture: NPMs after their state, others by their acronym where the name is long. */
function nameOf({ kind, label, state }: Node, acronym?: string | null): string {
  if (kind === "NPM" && state) return `NPM ${state.name}`;
  return label.length > 28 && acronym ? acronym : label;
}

/** The most connecting member of each of the larger communities; it bears the number. */
function hubsOf(drawn: readonly Drawn[]): ReadonlyMap<number, Drawn> {
  const hubs = new Map<number, Drawn>();
  for (const node of drawn)
    if (node.community < COLOURS.length && !hubs.has(node.community)) hubs.set(node.community, node);
  return new Map([...hubs].sort(([a], [b]) => a - b));
}

function drawEdge({ source, target, weight }: Edge, byId: ReadonlyMap<string, Drawn>): string {
  const [from, to] = [byId.get(source), byId.get(target)];
  if (!from || !to) return "";
  const [[x1, y1], [x2, y2]] = [from.at, to.at];
  return element("path", {
    d: `M${px(x1)} ${px(y1)} L${px(x2)} ${px(y2)}`,
    stroke: LINE,
    "stroke-width": Math.min(4, 0.6 + 0.5 * weight),
  });
}

const colourOf = (community: number): string => COLOURS[community] ?? SMALL;

function drawNode({ at, radius, kind, community }: Drawn): string {
  return shape(kind, at, { radius, fill: colourOf(community) });
}

/** Corners around the middle, in radii; an NPM is round. */
const CORNERS: Readonly<Record<Exclude<Kind, "NPM">, readonly (readonly [number, number])[]>> = {
  CSO: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  BODY: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  NETWORK: [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
};

function shape(
  kind: Kind,
  [x, y]: readonly [number, number],
  { radius, fill }: { readonly radius: number; readonly fill: string },
): string {
  const style = { fill, stroke: "#ffffff", "stroke-width": 1 };
  if (kind === "NPM") return element("circle", { cx: x, cy: y, r: radius, ...style });
  const corners = CORNERS[kind].map(([dx, dy]) => `${px(x + dx * radius)} ${px(y + dy * radius)}`);
  return element("path", { d: `M${corners.join("L")}Z`, ...style });
}

function legend(drawn: readonly Drawn[], hubs: ReadonlyMap<number, Drawn>): string[] {
  const kinds: readonly (readonly [Kind, string])[] = [
    ["NPM", "NPM"],
    ["CSO", "CSO"],
    ["BODY", "body"],
    ["NETWORK", "network"],
  ];
  const present = kinds.filter(([kind]) => drawn.some((node) => node.kind === kind));
  const groups = [...hubs].map(([community, hub]) => {
    const size = drawn.filter((node) => node.community === community).length;
    const [x, y] = [24 + (community % 4) * 196, 650 + Math.floor(community / 4) * 22];
    return [
      element("circle", { cx: x, cy: y - 4, r: 8, fill: colourOf(community) }),
      text(String(community), [x, y], { size: 11, anchor: "middle", weight: 600, fill: "#ffffff" }),
      text(`around ${hub.name} (${size})`, [x + 13, y], { size: 11.5, fill: FAINT }),
    ].join("");
  });
  return [
    ...groups,
    ...present.flatMap(([kind, label], at) => [
      shape(kind, [24 + at * 80, 692], { radius: 6, fill: INK }),
      text(label, [37 + at * 80, 696], { size: 11.5, fill: FAINT }),
    ]),
    text("grey: smaller groups · larger: more shortest paths lead through", [37 + present.length * 80, 696], {
      size: 11.5,
      fill: FAINT,
    }),
  ];
}
