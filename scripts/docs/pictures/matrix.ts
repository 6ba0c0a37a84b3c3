/** Heat map: how often each of the six patterns is recorded in each state of the Council of Europe. */
import { type Coverage, type GapState, PATTERNS } from "../answers";
import { element, FAINT, HATCHES, INK, LINE, picture, text, TOP, WIDTH } from "./svg";

interface Row {
  readonly state: { readonly name: string; readonly nameFootnote: string | null };
  readonly cells: readonly { readonly pattern: string; readonly state: GapState; readonly count: number }[];
}

/** What the picture is made of. */
export interface MatrixAnswer {
  readonly patternMatrix: { readonly rows: readonly Row[]; readonly coverage: Coverage };
}

export const MATRIX_QUERY = `{
  patternMatrix(where: { state: { coeMember: { eq: true } } }) {
    rows { state { name nameFootnote } cells { pattern state count } }
    coverage { records newestAttestation }
  }
}`;

const [CELL_WIDTH, CELL_HEIGHT, NAMES] = [37, 17, 150];
const BLOCK = WIDTH / 2;
const CODES = Object.keys(PATTERNS).map((_, at) => `S${at + 1}`);

/** Darker for more records; the number is printed too. */
const shadeOf = (count: number): string => (count >= 10 ? "#0b2e59" : count >= 2 ? "#1f5a9e" : "#3f7fc4");

export function drawMatrix({ patternMatrix: { rows, coverage } }: MatrixAnswer): string {
  const half = Math.ceil(rows.length / 2);
  const bottom = TOP + 20 + half * CELL_HEIGHT;
  const footnotes = rows.flatMap(({ state }) => (state.nameFootnote === null ? [] : [state.nameFootnote]));
  const drawn = [0, 1].flatMap((block) => [
    ...CODES.map((code, at) =>
      text(code, [cellX(block, at) + CELL_WIDTH / 2 - 1, TOP + 12], { anchor: "middle", weight: 600 }),
    ),
    ...rows.slice(block * half, (block + 1) * half).flatMap((row, at) => drawRow(row, block, at)),
  ]);
  return picture(
    {
      ...{ height: bottom + 82, title: "The six patterns in states of the Council of Europe", coverage },
      description: `For ${rows.length} states parties to the OPCAT and each of six patterns: number of collaborations with civil society that are recorded, known to be absent, or not recorded.`,
      notes: [...new Set(footnotes)],
    },
    [HATCHES, ...drawn, ...legend(bottom + 22)],
  );
}

const cellX = (block: number, column: number): number => 16 + block * BLOCK + NAMES + column * CELL_WIDTH;

function drawRow({ state, cells }: Row, block: number, at: number): string[] {
  const y = TOP + 20 + at * CELL_HEIGHT;
  return [
    text(state.name, [16 + block * BLOCK, y + 12]),
    ...cells.flatMap((cell, column) => drawCell(cell.state, cell.count, [cellX(block, column), y])),
  ];
}

/** Recorded is filled with its number, known absent is striped and crossed, not recorded is an empty frame with a point. */
function drawCell(state: GapState, count: number, [x, y]: readonly [number, number]): string[] {
  const size = { x: x + 0.5, y: y + 0.5, width: CELL_WIDTH - 3, height: CELL_HEIGHT - 3 };
  const [middle, centre] = [x + CELL_WIDTH / 2 - 1, y + CELL_HEIGHT / 2 - 1];
  if (state === "RECORDED")
    return [
      element("rect", { ...size, fill: shadeOf(count) }),
      text(String(count), [middle, y + 12], { size: 11, anchor: "middle", fill: "#ffffff", weight: 600 }),
    ];
  if (state === "NOT_RECORDED")
    return [
      element("rect", { ...size, fill: "#ffffff", stroke: LINE, "stroke-width": 0.6 }),
      element("circle", { cx: middle, cy: centre, r: 1.2, fill: FAINT }),
    ];
  const cross = `M${middle - 5} ${centre - 5} l10 10 m0 -10 l-10 10`;
  return [
    element("rect", { ...size, fill: "url(#stripes)", stroke: "#a94438", "stroke-width": 1.2 }),
    element("path", { d: cross, stroke: INK, "stroke-width": 2.4 }),
  ];
}

function legend(y: number): string[] {
  const items: readonly [GapState, string, number][] = [
    ["RECORDED", "recorded, with the number of records", 16],
    ["KNOWN_ABSENT", "a source says: none", 300],
    ["NOT_RECORDED", "nothing recorded; there may be some", 480],
  ];
  const names = Object.values(PATTERNS).map((name, at) => `${CODES[at]} ${name}`);
  return [
    ...items.flatMap(([state, label, x]) => [
      ...drawCell(state, 1, [x, y - 13]),
      text(label, [x + CELL_WIDTH + 3, y], { fill: FAINT }),
    ]),
    ...names.map((name, at) => text(name, [16 + (at % 3) * 200, y + 26 + Math.floor(at / 3) * 18], { fill: FAINT })),
  ];
}
