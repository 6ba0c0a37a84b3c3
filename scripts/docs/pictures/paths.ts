/** Paths between two actors, a column each, with the records that make the steps. */
import { type Newest, type Named } from "../answers";
import { element, FAINT, INK, picture, px, text, TOP, WIDTH, wrapped } from "./svg";

/** A record that makes a step. */
export interface Via {
  readonly __typename: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly period?: { readonly from: string | null; readonly to: string | null } | null;
}

/** A step of a path. */
export interface Step {
  readonly actor: Named;
  readonly recordCount: number;
  readonly via: Via | null;
}

/** What the picture is made of. */
export interface PathsAnswer {
  readonly pathsBetween: readonly {
    readonly length: number;
    readonly coverage: Newest;
    readonly steps: readonly Step[];
  }[];
}

export const PATHS_QUERY = `{
  pathsBetween(from: "cso-peace-institute", to: "body-spt", relations: [COLLABORATION, MEETING], limit: 3) {
    length
    coverage { records newestAttestation }
    steps {
      actor { name }
      recordCount
      via {
        __typename
        ... on Collaboration { description period { from to } }
        ... on Meeting { name period { from to } }
      }
    }
  }
}`;

const [BOX, GAP, SIZE] = [58, 88, 11.5];

/** A record in a few words: kind, what it is, when. */
export function viaText({ __typename, name, description, period }: Via): string {
  const when = [...new Set([period?.from, period?.to])].filter((date) => date != null).join(" to ");
  const kind = __typename === "Collaboration" ? "collaboration" : __typename.toLowerCase();
  return `${kind}: ${name ?? description ?? ""} (${when || "no date recorded"})`;
}

export function drawPaths({ pathsBetween }: PathsAnswer): string {
  const longest = Math.max(1, ...pathsBetween.map(({ length }) => length));
  const bottom = TOP + 22 + longest * (BOX + GAP) + BOX;
  const [first, last] = [pathsBetween[0]?.steps[0]?.actor.name ?? "", pathsBetween[0]?.steps.at(-1)?.actor.name ?? ""];
  const dates = pathsBetween.flatMap(({ coverage }) => coverage.newestAttestation ?? []).sort();
  const coverage = { newestAttestation: dates.at(-1) ?? null };
  const told = pathsBetween.map(({ steps }) => steps.map(({ actor }) => actor.name).join(" – ")).join("; ");
  return picture(
    {
      ...{ height: bottom + 10, title: `${first} and ${last}: shortest paths`, coverage },
      description: `The shortest paths and the records they rest on: ${told}.`,
    },
    pathsBetween.flatMap((path, at) => drawPath(path.steps, at, pathsBetween.length)),
  );
}

function drawPath(steps: readonly Step[], column: number, columns: number): string[] {
  const width = (WIDTH - 16) / columns - 16;
  const left = 16 + column * (width + 16);
  const heading = text(`Path ${column + 1}: ${steps.length - 1} steps`, [left, TOP + 8], { weight: 600, fill: FAINT });
  const drawn = steps.flatMap((step, at) => {
    const y = TOP + 22 + at * (BOX + GAP);
    return [
      ...(step.via ? drawVia(step, [left, y - GAP], width) : []),
      ...drawActor(step.actor.name, [left, y], width),
    ];
  });
  return [heading, ...drawn];
}

function drawActor(name: string, [x, y]: readonly [number, number], width: number): string[] {
  const lines = wrapped(name, width - 24, 12.5);
  const first = y + BOX / 2 + 4 - ((lines.length - 1) * 15) / 2;
  return [
    element("rect", { x, y, width, height: BOX, rx: 6, fill: "#eef4fb", stroke: "#3d5a80", "stroke-width": 1.5 }),
    ...lines.map((line, at) =>
      text(line, [x + width / 2, first + at * 15], { size: 12.5, anchor: "middle", weight: 600 }),
    ),
  ];
}

function drawVia({ via, recordCount }: Step, [x, y]: readonly [number, number], width: number): string[] {
  const more = recordCount > 1 ? ` – and ${recordCount - 1} more` : "";
  const lines = via ? wrapped(viaText(via) + more, width - 30, SIZE) : [];
  const first = y + GAP / 2 + 4 - ((lines.length - 1) * 14) / 2;
  const line = `M${px(x + 12)} ${px(y + 2)} V${px(y + GAP - 2)}`;
  return [
    element("path", { d: line, stroke: INK, "stroke-width": Math.min(5, 1 + recordCount * 0.7) }),
    ...lines.map((content, at) => text(content, [x + 24, first + at * 14], { size: SIZE, fill: FAINT })),
  ];
}
