// The figures of reads and writes as a picture: for each operation, how many times as quick as @neo4j/graphql each contestant is.
const WAYS = [
  { who: "hub", name: "the hub", color: "#1d4ed8" },
  { who: "plain", name: "its resolvers as one plain schema", color: "#0f766e" },
  { who: "statement", name: "one statement written by hand", color: "#a16207" },
];
const PANELS = [
  { title: "One client: median time", ratio: (peer, one) => peer.p50 / one.p50, limit: "p50" },
  {
    title: "Eight clients: answers a second",
    ratio: (peer, one) => one.throughput / peer.throughput,
    limit: "throughput",
  },
];

const LABEL = 210;
const WIDTH = 330;
const GAP = 70;
const BAR = 13;
/** Room that a figure behind a bar takes. */
const FIGURE = 30;
const ROW = WAYS.length * BAR + 16;
const TOP = 96;
/** Ends of the scale, which is logarithmic: twice as quick and half as quick are as far from the same. */
const [LEAST, MOST] = [0.25, 32];
const TICKS = [0.25, 0.5, 1, 2, 4, 8, 16, 32];

const at = (ratio) => (Math.log2(Math.min(MOST, Math.max(LEAST, ratio)) / LEAST) / Math.log2(MOST / LEAST)) * WIDTH;
const times = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
/** `more`: further attributes. */
const text = ([x, y], what, more = "") => `<text x="${x}" y="${y}"${more}>${what}</text>`;

/** `least`: where the mark of the first bar stands; a figure that it would cross goes behind it. */
function bars(ratios, y, least) {
  return ratios.flatMap(({ color, ratio }, index) => {
    const top = y + index * BAR;
    const [from, to] = [at(1), at(ratio)].sort((a, b) => a - b);
    const isCrossed = index === 0 && least > to && least < to + FIGURE;
    return [
      `<rect x="${from.toFixed(1)}" y="${top}" width="${Math.max(1, to - from).toFixed(1)}" height="${BAR - 2}" fill="${color}"/>`,
      text([((isCrossed ? least : to) + 4).toFixed(1), top + BAR - 4], times(ratio), ' class="value"'),
    ];
  });
}

function panelOf(panel, operations, limits) {
  const height = operations.length * ROW;
  const ticks = TICKS.flatMap((tick) => [
    `<line x1="${at(tick).toFixed(1)}" x2="${at(tick).toFixed(1)}" y1="${TOP - 6}" y2="${TOP + height}" class="${tick === 1 ? "same" : "grid"}"/>`,
    text([at(tick).toFixed(1), TOP - 12], String(tick), ' class="tick" text-anchor="middle"'),
  ]);
  const rows = operations.flatMap(({ name, figures }, index) => {
    const y = TOP + index * ROW + 6;
    const limit = limits[name]?.[panel.limit];
    const least = limit === undefined ? undefined : at(limit);
    const mark =
      least === undefined
        ? []
        : [`<line x1="${least.toFixed(1)}" x2="${least.toFixed(1)}" y1="${y - 3}" y2="${y + BAR}" class="least"/>`];
    const ratios = WAYS.map(({ who, color }) => ({
      color,
      ratio: figures[who] && panel.ratio(figures.peer, figures[who]),
    }));
    const measured = ratios.filter(({ ratio }) => Number.isFinite(ratio));
    return [...bars(measured, y, least), ...mark];
  });
  return [text([0, TOP - 34], panel.title, ' class="head"'), ...ticks, ...rows].join("\n");
}

/** SVG of operations and their figures; `limits`: least ratios of the hub, by operation. `about`: one line below the title. */
export function chartOfContest(operations, { limits, about }) {
  const height = TOP + operations.length * ROW + 40;
  const width = LABEL + 2 * WIDTH + GAP + 50;
  const names = operations.map(({ name, title }, index) => {
    const y = TOP + index * ROW + 20;
    return `${text([0, y], name, ' class="head"')}${title
      .match(/.{1,30}(?:\s|$)/g)
      .slice(0, 2)
      .map((line, row) => text([28, y + row * 14], line.trim()))
      .join("")}`;
  });
  const told = operations.map(({ name, figures }) => `${name} ${times(figures.peer.p50 / figures.hub.p50)}`).join(", ");
  const key = WAYS.map(({ name, color }, index) => {
    const x = [0, 90, 330][index];
    return `<rect x="${x}" y="0" width="12" height="12" fill="${color}"/>${text([x + 18, 11], name)}`;
  }).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title what">
<title id="title">How many times as quick as @neo4j/graphql</title>
<desc id="what">Median time of one client, the hub: ${told}. Above 1 is quicker. The table beside the picture has all figures.</desc>
<style>text{font:12px system-ui,sans-serif;fill:#1f2937}.head{font-weight:600}.value{font-size:10px}.tick{font-size:10px;fill:#4b5563}.grid{stroke:#e5e7eb}.same{stroke:#4b5563}.least{stroke:#b91c1c;stroke-width:2}</style>
<rect width="100%" height="100%" fill="#ffffff"/>
<g transform="translate(16 20)">
${text([0, 4], "How many times as quick as @neo4j/graphql", ' class="head" style="font-size:15px"')}
${text([0, 22], about)}
${names.join("\n")}
<g transform="translate(${LABEL} 0)">${panelOf(PANELS[0], operations, limits)}</g>
<g transform="translate(${LABEL + WIDTH + GAP} 0)">${panelOf(PANELS[1], operations, limits)}</g>
<g transform="translate(0 ${height - 40})">${key}<line x1="556" x2="556" y1="-1" y2="13" class="least"/>${text([564, 11], "least wanted of the hub")}</g>
</g>
</svg>
`;
}
