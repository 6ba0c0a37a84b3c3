/** Bars: of the cooperation recorded as “Ombudsman plus”, how much of it the evidence shows, by NPM. */
import { type Coverage, type Named } from "../answers";
import { element, FAINT, HATCHES, INK, picture, text, TOP, WIDTH } from "./svg";

type Outcome = "MET" | "UNDETERMINED" | "NOT_MET";

/** A collaboration with what the evidence shows. */
export interface Examined {
  readonly npm: Named;
  readonly classification: readonly {
    readonly pattern: string;
    readonly outcome: Outcome;
    readonly criteria: readonly { readonly name: string; readonly result: string }[];
  }[];
}

/** What the picture is made of. */
export interface ExaminedAnswer {
  readonly collaborations: { readonly nodes: readonly Examined[]; readonly coverage: Coverage };
}

export const OMBUDSMAN_PLUS_QUERY = `{
  collaborations(first: 200, where: { pattern: { eq: OMBUDSMAN_PLUS } }) {
    nodes { npm { name } classification { pattern outcome criteria { name result } } }
    coverage { records newestAttestation }
  }
}`;

export const OUTCOMES: readonly (readonly [outcome: Outcome, label: string])[] = [
  ["MET", "the evidence shows it"],
  ["UNDETERMINED", "undetermined"],
  ["NOT_MET", "shows that it is not"],
];

const FILLS: Readonly<Record<Outcome, string>> = {
  MET: "#1f5a9e",
  UNDETERMINED: "url(#dots)",
  NOT_MET: "url(#stripes)",
};
const [NAMES, BAR, ROW] = [230, 18, 26];

/** What the evidence shows of the pattern, by NPM; most collaborations first, then by name. */
export function outcomesByNpm(
  nodes: readonly Examined[],
): readonly (readonly [npm: string, counts: ReadonlyMap<Outcome, number>])[] {
  const found = new Map<string, Map<Outcome, number>>();
  for (const { npm, classification } of nodes) {
    const outcome = classification.find(({ pattern }) => pattern === "OMBUDSMAN_PLUS")?.outcome ?? "UNDETERMINED";
    const counts = found.get(npm.name) ?? new Map<Outcome, number>();
    found.set(npm.name, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
  }
  return [...found].sort(([a, one], [b, other]) => sumOf(other) - sumOf(one) || (a < b ? -1 : 1));
}

const sumOf = (counts: ReadonlyMap<Outcome, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

export function drawOmbudsmanPlus({ collaborations: { nodes, coverage } }: ExaminedAnswer): string {
  const rows = outcomesByNpm(nodes);
  const most = Math.max(1, ...rows.map(([, counts]) => sumOf(counts)));
  const unit = (WIDTH - NAMES - 60) / most;
  const bottom = TOP + rows.length * ROW;
  return picture(
    {
      ...{ height: bottom + 30, title: "Recorded as “Ombudsman plus”: what the evidence shows", coverage },
      description: `Bars for ${rows.length} NPMs and ${nodes.length} collaborations: whether the evidence shows the pattern, leaves it open, or shows that it is not.`,
    },
    [HATCHES, ...rows.flatMap((row, at) => drawRow(row, TOP + at * ROW, unit)), ...legend(bottom + 20)],
  );
}

function drawRow([npm, counts]: readonly [string, ReadonlyMap<Outcome, number>], y: number, unit: number): string[] {
  const short = npm.split(":")[0] ?? npm;
  let x = NAMES;
  const bars = OUTCOMES.flatMap(([outcome]) => {
    const count = counts.get(outcome) ?? 0;
    if (count === 0) return [];
    const width = count * unit;
    x += width;
    const label = {
      size: 11,
      anchor: "middle",
      weight: 600,
      ...(outcome === "MET" ? { fill: "#ffffff" } : { isRimmed: true }),
    } as const;
    return [
      element("rect", {
        x: x - width,
        y,
        width: width - 2,
        height: BAR,
        fill: FILLS[outcome],
        stroke: INK,
        "stroke-width": 0.8,
      }),
      text(String(count), [x - width / 2 - 1, y + 13], label),
    ];
  });
  return [text(short, [NAMES - 10, y + 13], { anchor: "end" }), ...bars];
}

function legend(y: number): string[] {
  return OUTCOMES.flatMap(([outcome, label], at) => {
    const x = NAMES + at * 180;
    return [
      element("rect", { x, y: y - 10, width: 16, height: 12, fill: FILLS[outcome], stroke: INK, "stroke-width": 0.8 }),
      text(label, [x + 22, y], { fill: FAINT }),
    ];
  });
}
