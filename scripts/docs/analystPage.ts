/** How docs/analyst.md shows the answers to its questions: as tables, or as they come. */
import {
  type Coverage,
  countBy,
  type GapState,
  type Named,
  PATTERNS,
  table,
  basisLine,
  newestLine,
  type Newest,
} from "./answers";
import { type Ask } from "./ask";
import { type Shown } from "./page";
import { type Examined, type ExaminedAnswer, OUTCOMES, outcomesByNpm } from "./pictures/ombudsmanPlus";
import { type Step, viaText } from "./pictures/paths";

/** The answer of a part of the page; rejects when the hub refuses the question, or when nothing lays such an answer out. */
export async function analystAnswer(ask: Ask, { name, query }: Shown): Promise<string> {
  const layOut = LAYOUTS[name];
  if (!layOut) throw new Error(`No layout of answers is called ${name}.`);
  return layOut(await ask(query));
}

// Each layout knows the shape that the question above it asks for; a test asks every question.
const LAYOUTS: Readonly<Record<string, (data: never) => string>> = {
  json: (data: object) => `\`\`\`json\n${JSON.stringify(data, null, 2)}\n\`\`\``,
  influence,
  communities,
  gaps,
  timeline,
  regions,
  paths,
  examined,
  prompts,
};

interface InfluenceAnswer {
  readonly totalCount: number;
  readonly warning: string;
  readonly coverage: Coverage;
  readonly nodes: readonly {
    readonly actor: Named;
    readonly betweenness: number;
    readonly degree: number;
    readonly weightedDegree: number;
    readonly isArticulationPoint: boolean;
  }[];
}

function influence(data: Readonly<Record<"cooperation" | "everything", InfluenceAnswer>>): string {
  const { cooperation, everything } = data;
  return [
    `Cooperation alone, ${cooperation.totalCount} actors. ${basisLine(cooperation.coverage)}`,
    influenceTable(cooperation),
    `Memberships, projects, visits and meetings too, ${everything.totalCount} actors. ${basisLine(everything.coverage)}`,
    influenceTable(everything),
    `> ${cooperation.warning}`,
  ].join("\n\n");
}

const influenceTable = ({ nodes }: InfluenceAnswer): string =>
  table(
    ["actor", "betweenness", "related actors", "records", "only link between some"],
    nodes.map(({ actor, betweenness, degree, weightedDegree, isArticulationPoint }) => [
      ...[actor.name, betweenness.toFixed(3), degree, weightedDegree, isArticulationPoint ? "yes" : "no"],
    ]),
  );

interface CommunitiesAnswer {
  readonly communities: {
    readonly totalCount: number;
    readonly modularity: number;
    readonly nodes: readonly {
      readonly number: number;
      readonly size: number;
      readonly bridging: readonly { readonly actor: Named; readonly communities: readonly number[] }[];
    }[];
  };
}

function communities({ communities: { totalCount, modularity, nodes } }: CommunitiesAnswer): string {
  const bridges = (bridging: CommunitiesAnswer["communities"]["nodes"][number]["bridging"]) =>
    bridging.map(({ actor, communities: to }) => `${actor.name} (to ${to.join(", ")})`).join("; ") || "nobody";
  return [
    `${totalCount} groups, modularity ${modularity.toFixed(2)}.`,
    table(
      ["group", "members", "who is related to other groups"],
      nodes.map(({ number, size, bridging }) => [number, size, bridges(bridging)]),
    ),
  ].join("\n\n");
}

interface GapAnswer {
  readonly nodes: readonly {
    readonly state: Named;
    readonly pattern: string;
    readonly status: GapState;
    readonly reason: string;
    readonly because: string;
    readonly coverage: Newest;
  }[];
  readonly totalCount: number;
}

const REASONS: Readonly<Record<string, string>> = {
  RECORDS_FOUND: "a seat is recorded",
  STATED_ABSENT: "a source states that there is none",
  NO_NPM_STATED: "a source states that there is no NPM",
  NO_NPM_RECORDED: "nothing recorded, and no NPM recorded",
  NOTHING_RECORDED: "nothing recorded; there may be one",
};

function gaps(data: Readonly<Record<"members" | "absent" | "everywhere", GapAnswer>>): string {
  const { members, absent, everywhere } = data;
  const reasons = [...countBy(members.nodes, ({ reason }) => reason)].sort(([, a], [, b]) => a - b);
  const statesWith = (reason: string) =>
    members.nodes.flatMap(({ state, reason: own }) => (own === reason ? [state.name] : [])).join(", ");
  const statements = (list: GapAnswer["nodes"]) => list.map(({ because }) => `- ${because}`).join("\n");
  return [
    `${members.totalCount} states of the Council of Europe. ${newestLine(members.nodes)}`,
    table(
      ["advisory body with civil society", "states", "which"],
      reasons.map(([reason, count]) => [REASONS[reason] ?? reason, count, statesWith(reason)]),
    ),
    `Known absent in these states, of any pattern: ${absent.totalCount}.`,
    statements(absent.nodes),
    `An advisory body known to be absent anywhere: ${everywhere.totalCount} states.`,
    statements(everywhere.nodes),
  ].join("\n\n");
}

interface TimelineAnswer {
  readonly timeline: {
    readonly points: readonly {
      readonly year: number;
      readonly pattern: string | null;
      readonly active: number;
      readonly undetermined: number;
    }[];
    readonly undated: number;
    readonly coverage: Coverage;
  };
}

/** Every fourth year is enough to read; the picture has all. */
const STRIDE = 4;

function timeline({ timeline: { points, undated, coverage } }: TimelineAnswer): string {
  const totals = points.filter(({ pattern }) => pattern === null);
  const shown = totals.filter((_, at) => at % STRIDE === 0 || at === totals.length - 1);
  const activeIn = (year: number, pattern: string) =>
    points.find((point) => point.year === year && point.pattern === pattern)?.active ?? 0;
  const busiest = totals.reduce((best, one) => (one.active > best.active ? one : best));
  return [
    `${basisLine(coverage)} Most that held for sure: ${busiest.active}, in ${busiest.year}. Without any date: ${undated}.`,
    table(
      ["year", ...Object.values(PATTERNS), "all, for sure", "may have held"],
      shown.map(({ year, active, undetermined }) => [
        ...[year, ...Object.keys(PATTERNS).map((pattern) => activeIn(year, pattern)), active, undetermined],
      ]),
    ),
  ].join("\n\n");
}

interface RegionsAnswer {
  readonly patternMatrix: {
    readonly rows: readonly {
      readonly region: string;
      readonly cells: readonly { readonly state: GapState; readonly count: number; readonly partners: number }[];
    }[];
    readonly coverage: Coverage;
  };
}

function regions({ patternMatrix: { rows, coverage } }: RegionsAnswer): string {
  const told = ({ state, count, partners }: RegionsAnswer["patternMatrix"]["rows"][number]["cells"][number]) =>
    state === "RECORDED" ? `${count} with ${partners}` : "not recorded";
  return [
    `Records, and the distinct partners in them. ${basisLine(coverage)}`,
    table(
      ["region", ...Object.values(PATTERNS)],
      rows.map(({ region, cells }) => [region, ...cells.map(told)]),
    ),
  ].join("\n\n");
}

interface PathsAnswer {
  readonly cooperation: readonly unknown[];
  readonly meetings: readonly { readonly coverage: Newest; readonly steps: readonly Step[] }[];
}

function paths({ cooperation, meetings }: PathsAnswer): string {
  const rows = meetings.flatMap(({ steps }, at) =>
    steps.map(({ actor, via, recordCount }, step) => [
      ...[at + 1, step, actor.name, via ? viaText(via) : "–", via ? recordCount : "–"],
    ]),
  );
  return [
    `Over cooperation alone: ${cooperation.length === 0 ? "no path" : `${cooperation.length} paths`}. Over meetings too, the ${meetings.length} shortest:`,
    table(["path", "step", "actor", "reached by", "records that make the step"], rows),
    newestLine(meetings),
  ].join("\n\n");
}

function examined({ collaborations: { nodes, coverage } }: ExaminedAnswer): string {
  return [
    `${nodes.length} collaborations. ${basisLine(coverage)}`,
    table(["NPM", ...OUTCOMES.map(([, label]) => label)], outcomeRows(nodes)),
    table(["criterion", "satisfied", "unknown", "failed"], criterionRows(nodes)),
  ].join("\n\n");
}

function outcomeRows(nodes: readonly Examined[]): (string | number)[][] {
  const rows = outcomesByNpm(nodes).map(([npm, counts]) => [
    npm,
    ...OUTCOMES.map(([outcome]) => counts.get(outcome) ?? 0),
  ]);
  const sums = OUTCOMES.map((_, at) => rows.reduce((sum, row) => sum + Number(row[at + 1]), 0));
  return [...rows, ["all", ...sums]];
}

function criterionRows(nodes: readonly Examined[]): (string | number)[][] {
  const criteria = nodes.flatMap(
    ({ classification }) => classification.find(({ pattern }) => pattern === "OMBUDSMAN_PLUS")?.criteria ?? [],
  );
  return [...countBy(criteria, ({ name }) => name).keys()].map((name) => {
    const results = countBy(
      criteria.filter((one) => one.name === name),
      ({ result }) => result,
    );
    return [`\`${name}\``, ...["SATISFIED", "UNKNOWN", "FAILED"].map((result) => results.get(result) ?? 0)];
  });
}

interface PromptsAnswer {
  readonly independencePrompts: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly npm: Named;
      readonly partner: Named;
      readonly kinds: readonly string[];
      readonly overlap: string;
      readonly facts: readonly { readonly because: string }[];
    }[];
  };
}

function prompts({ independencePrompts: { totalCount, nodes } }: PromptsAnswer): string {
  const words = (name: string) => name.toLowerCase().replaceAll("_", " ");
  return [
    `${totalCount} questions for a person to look at.`,
    table(
      ["NPM", "partner", "ties", "at the same time", "what is recorded"],
      nodes.map(({ npm, partner, kinds, overlap, facts }) => [
        ...[npm.name, partner.name, kinds.map(words).join(", "), words(overlap)],
        [...new Set(facts.map(({ because }) => because))].join(" "),
      ]),
    ),
  ].join("\n\n");
}
