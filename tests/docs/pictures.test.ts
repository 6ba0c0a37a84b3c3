import { drawMatrix } from "../../scripts/docs/pictures/matrix";
import { drawNetwork } from "../../scripts/docs/pictures/network";
import { placed } from "../../scripts/docs/pictures/labels";
import { px, wrapped } from "../../scripts/docs/pictures/svg";
import { drawTimeline } from "../../scripts/docs/pictures/timeline";
import { PATTERNS, table } from "../../scripts/docs/answers";

const coverage = { records: 1, newestAttestation: "2020-05" };
const withoutColour = (svg: string): string => svg.replace(/(fill|stroke)="#[0-9a-f]{6}"/g, "");

describe("pictures", () => {
  const cell = (state: "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED", nameFootnote: string | null = null) =>
    drawMatrix({
      patternMatrix: {
        rows: [
          {
            state: { name: "State <1>", nameFootnote },
            cells: Object.keys(PATTERNS).map((pattern) => ({ pattern, state, count: 0 })),
          },
        ],
        coverage,
      },
    });

  it("tell recorded, known absent and not recorded apart without colour too", () => {
    const drawn = [cell("RECORDED"), cell("KNOWN_ABSENT"), cell("NOT_RECORDED")].map(withoutColour);
    expect(new Set(drawn).size).toBe(3);
  });

  it("have a title, a description, their own ground, and what they rest on", () => {
    const svg = cell("RECORDED");
    expect(svg).toMatch(
      /<title id="title">.+<\/title>\n<desc id="desc">.+<\/desc>\n<rect width="800" height="\d+" fill="#ffffff"\/>/,
    );
    expect(svg).toContain(">Records found, not cooperation that exists; newest attestation 2020-05.</text>");
    expect(svg).toContain("State &lt;1&gt;");
  });

  it("print the footnotes of names", () => {
    expect(cell("RECORDED", "Footnote 1")).toContain(">Footnote 1</text>");
    const node = { id: "npm-1", label: "NPM 1", kind: "NPM" as const, community: 0, x: 0, y: 0 };
    const svg = drawNetwork({
      networkGraph: {
        nodes: [{ ...node, state: { name: "State*", nameFootnote: "Footnote 2" } }],
        edges: [],
        coverage,
      },
      influence: { nodes: [{ actor: { id: "npm-1" }, betweenness: 0 }] },
    });
    expect(svg).toContain(">NPM State*</text>");
    expect(svg).toContain(">Footnote 2</text>");
  });

  it("stack what held for sure below what may have, as high as there are records", () => {
    const point = { year: 2020, pattern: null, active: 10, undetermined: 10 };
    const points = [point, { ...point, pattern: "ADVISORY_BODY", undetermined: 0 }];
    const svg = drawTimeline({ timeline: { points, undated: 3, coverage } });
    const bars = [...svg.matchAll(/<rect x="48" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" fill="([^"]+)"/g)];
    const [sure, maybe] = bars.map(([, y, height, fill]) => ({ y: Number(y), height: Number(height), fill }));
    expect(bars).toHaveLength(2);
    expect(sure?.height).toBe(maybe?.height);
    expect(Number(maybe?.y) + Number(maybe?.height)).toBeCloseTo(Number(sure?.y));
    expect(maybe?.fill).toBe("url(#dots)");
    expect(svg).toContain("3 collaborations without any date");
  });
});

describe("labels", () => {
  const area = { left: 0, top: 0, right: 300, bottom: 100 };

  it("lie over no circle and over no other label", () => {
    const circles = [0, 1, 2, 3].map((at) => ({ x: 60 + at * 30, y: 50, radius: 8, label: `NPM ${at}` }));
    const labels = placed(circles, { size: 10, area, circles });
    expect(labels.length).toBeGreaterThan(2);
    const boxes = labels.map(({ at: [x, y], label }) => ({ x, y, right: x + label.length * 5.6 }));
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1))
        expect(one.x < other.right && other.x < one.right && Math.abs(one.y - other.y) < 10).toBe(false);
      for (const { x, y } of circles)
        expect(one.x < x + 8 && x - 8 < one.right && one.y - 8 < y + 8 && y - 8 < one.y).toBe(false);
    }
  });

  it("are left out where there is no free place", () => {
    const circles = [{ x: 20, y: 20, radius: 30, label: "NPM 1" }];
    expect(placed(circles, { size: 10, area: { ...area, right: 40, bottom: 40 }, circles })).toEqual([]);
  });

  it("stay nearer to their own circle than to others of its size", () => {
    const circles = [
      { x: 100, y: 50, radius: 6, label: "NPM number 1" },
      { x: 150, y: 62, radius: 6, label: "" },
    ];
    const width = 12 * 5.6;
    const [label] = placed(circles.slice(0, 1), { size: 10, area, circles });
    expect(label?.at[0]).toBeCloseTo(100 - 6 - 4 - width);
    const [free] = placed(circles.slice(0, 1), { size: 10, area, circles: circles.slice(0, 1) });
    expect(free?.at[0]).toBeCloseTo(100 + 6 + 4);
  });
});

describe("words and numbers of pictures", () => {
  it.each([
    [0.04, "0"],
    [-0.04, "0"],
    [12.25, "12.3"],
    [100, "100"],
  ])("writes %d as %s", (value, text) => expect(px(value)).toBe(text));

  it("breaks lines between words only", () => {
    expect(wrapped("one two three", 45, 10)).toEqual(["one two", "three"]);
    expect(wrapped("extraordinary", 10, 10)).toEqual(["extraordinary"]);
  });

  it("keeps cells of tables apart from their layout", () => {
    expect(table(["a"], [["x|y*"]])).toBe("| a |\n| --- |\n| x\\|y\\* |");
  });
});
