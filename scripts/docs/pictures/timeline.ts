/** Stacked bars: cooperation that held for sure, by year and pattern, and above it what may have held. */
import { type Coverage, PATTERNS } from "../answers";
import { element, FAINT, HATCHES, INK, LINE, picture, text, TOP, WIDTH } from "./svg";

interface Point {
  readonly year: number;
  readonly pattern: string | null;
  readonly active: number;
  readonly undetermined: number;
}

/** What the picture is made of. */
export interface TimelineAnswer {
  readonly timeline: { readonly points: readonly Point[]; readonly undated: number; readonly coverage: Coverage };
}

export const TIMELINE_QUERY = `{
  timeline(from: 2004, to: 2026) {
    points { year pattern active undetermined }
    undated
    coverage { records newestAttestation }
  }
}`;

/** From dark to light and back, so that neighbours differ without colour too. */
const FILLS = ["#0b2e59", "#e8b04a", "#1f7a6d", "#c9dcf0", "#7a3b69", "#3f7fc4"];
const [LEFT, BOTTOM] = [48, 360];
const HEIGHT = BOTTOM - TOP - 8;

interface Scale {
  readonly x: (year: number) => number;
  readonly y: (count: number) => number;
  readonly width: number;
}

export function drawTimeline({ timeline: { points, undated, coverage } }: TimelineAnswer): string {
  const totals = points.filter(({ pattern }) => pattern === null);
  const first = totals[0]?.year ?? 0;
  const most = Math.max(1, ...totals.map(({ active, undetermined }) => active + undetermined));
  const top = Math.ceil(most / 20) * 20;
  const step = (WIDTH - LEFT - 16) / Math.max(1, totals.length);
  const scale: Scale = {
    ...{ x: (year) => LEFT + (year - first) * step, width: step - 5 },
    y: (count) => BOTTOM - (count / top) * HEIGHT,
  };
  const bars = totals.flatMap((total) => drawYear(points, total, scale));
  return picture(
    {
      ...{ height: BOTTOM + 84, title: "Cooperation with civil society by year and pattern", coverage },
      description: `Bars for ${totals.length} years: collaborations that held for sure on some day of the year, by pattern; above them, dotted, those that may have held.`,
      notes: [`${undated} collaborations without any date may have held in every year.`],
    },
    [HATCHES, ...axis(top, scale), ...bars, ...legend()],
  );
}

function axis(top: number, { y }: Scale): string[] {
  const marks = Array.from({ length: top / 20 + 1 }, (_, at) => at * 20);
  return marks.flatMap((mark) => [
    element("path", { d: `M${LEFT - 4} ${y(mark)} H${WIDTH - 16}`, stroke: LINE, "stroke-width": 0.5 }),
    text(String(mark), [LEFT - 8, y(mark) + 4], { size: 11, anchor: "end", fill: FAINT }),
  ]);
}

function drawYear(points: readonly Point[], total: Point, { x, y, width }: Scale): string[] {
  const left = x(total.year);
  let count = 0;
  const part = (many: number, fill: string, stroke: string): string[] => {
    if (many === 0) return [];
    const top = y(count + many);
    const height = y(count) - top;
    count += many;
    return [element("rect", { x: left, y: top, width, height, fill, stroke, "stroke-width": 0.8 })];
  };
  const parts = Object.keys(PATTERNS).flatMap((pattern, at) => {
    const point = points.find((one) => one.year === total.year && one.pattern === pattern);
    return part(point?.active ?? 0, FILLS[at] ?? INK, "#ffffff");
  });
  return [
    ...parts,
    ...part(total.undetermined, "url(#dots)", FAINT),
    text(`’${String(total.year).slice(2)}`, [left + width / 2, BOTTOM + 15], { size: 11, anchor: "middle" }),
    text(String(total.active), [left + width / 2, BOTTOM + 29], { size: 10.5, anchor: "middle", fill: FAINT }),
  ];
}

function legend(): string[] {
  const items: readonly (readonly [fill: string, label: string])[] = [
    ...Object.values(PATTERNS).map((name, at) => [FILLS[at] ?? INK, `S${at + 1} ${name}`] as const),
    ["url(#dots)", "may have held"],
  ];
  const entries = items.flatMap(([fill, label], at) => {
    const [x, y] = [16 + (at % 4) * 190, BOTTOM + 54 + Math.floor(at / 4) * 20];
    return [
      element("rect", { x, y: y - 10, width: 16, height: 12, fill, stroke: FAINT, "stroke-width": 0.8 }),
      text(label, [x + 22, y], { fill: FAINT }),
    ];
  });
  return [text("sure", [LEFT - 8, BOTTOM + 29], { size: 10.5, anchor: "end", fill: FAINT }), ...entries];
}
