import type { Data, Hub } from "../support/hub";
import { viewerAs } from "../support/viewers";
import { datasetHub } from "../support/datasetHub";
import {
  absences,
  cellOf,
  cellsByRow,
  collaborations,
  hasPattern,
  heldIn,
  isCivilSociety,
  isUnverified,
  newestOf,
  npmOf,
  npms,
  patternsOf,
  rowsOf,
  sidesOfTies,
  SIX,
  stateOf,
  states,
  stepsBetween,
  tally,
  yearsOf,
  type CsvRow,
} from "./insightsOracle";

let hub: Hub;
beforeAll(async () => void (hub = await datasetHub()));

async function answerTo(query: string): Promise<Data> {
  const { data, errors } = await hub.ask(query);
  expect(errors).toEqual([]);
  return data;
}

const civil = collaborations.filter(isCivilSociety);
const ofKinds = (...kinds: string[]) => collaborations.filter((row) => kinds.includes(row["partner_type"] ?? ""));
const isInCoe = (row: CsvRow) => stateOf(row)["coe_member"] === "true";

describe("the matrix of patterns", () => {
  const CELLS =
    "rows { key cells { pattern state count undetermined partners } } coverage { records newestAttestation unverified unverifiedShare }";
  const found = ({ rows }: Data) =>
    rows
      .map(({ key, cells }: Data) => [
        key,
        cells.map(({ pattern, count, partners }: Data) => `${pattern} ${count} of ${partners}`),
      ])
      .filter(([, cells]: [string, string[]]) => cells.some((cell) => !cell.endsWith(" 0 of 0")))
      .sort();

  it.each<[by: string, where: string, rows: readonly CsvRow[], keyOf: (row: CsvRow) => string | undefined]>([
    ["STATE", "{}", civil, (row) => stateOf(row)["id"]],
    ["REGION", "{}", civil, (row) => stateOf(row)["un_region"]],
    ["MODEL", "{}", civil, (row) => npmOf(row)["model_type"]],
    ["STATE", "{ state: { coeMember: { eq: true } } }", civil.filter(isInCoe), (row) => stateOf(row)["id"]],
    ["STATE", "{ partnerKind: { in: [NPM, BODY] } }", ofKinds("npm", "body"), (row) => stateOf(row)["id"]],
    [
      "REGION",
      "{ AND: [{ partnerKind: { in: [CSO, BODY] } }, { status: { eq: ENDED } }] }",
      ofKinds("cso", "body").filter(({ status }) => status === "ended"),
      (row) => stateOf(row)["un_region"],
    ],
  ])("counts by %s where %s", async (by, where, rows, keyOf) => {
    const { patternMatrix } = await answerTo(`{ patternMatrix(by: ${by}, where: ${where}) { ${CELLS} } }`);
    const ofTheSix = rows.filter((row) => SIX.some((pattern) => hasPattern(pattern)(row)));
    expect(found(patternMatrix)).toEqual(cellsByRow(ofTheSix, keyOf));
    const unverified = rows.filter(isUnverified).length;
    expect(patternMatrix.coverage).toEqual({
      ...{ records: rows.length, newestAttestation: newestOf(rows), unverified },
      unverifiedShare: Math.round((unverified / rows.length) * 10_000) / 10_000,
    });
  });

  it("counts in every year what held for sure, and tells how much may have", async () => {
    const { patternMatrix } = await answerTo(`{ patternMatrix(by: YEAR) { ${CELLS} } }`);
    const years = patternMatrix.rows.map(({ key }: Data) => Number(key));
    expect(years[0]).toBe(2004);
    expect(years).toEqual(years.map((_: number, at: number) => 2004 + at));
    const counted = patternMatrix.rows.map(({ cells }: Data) =>
      cells.map(({ count, undetermined }: Data) => [count, undetermined]),
    );
    const counts = years.map((year: number) =>
      SIX.map((pattern) => {
        const { certain, undetermined } = heldIn(civil.filter(hasPattern(pattern)), year);
        return [certain.length, undetermined];
      }),
    );
    expect(counted).toEqual(counts);
  });

  it("answers the contract’s question", async () => {
    const { patternMatrix } = await answerTo(
      `query Matrix { patternMatrix(by: STATE, where: { state: { coeMember: { eq: true } }, partnerKind: { in: [CSO, UNNAMED_CSO_GROUP] } }) { rows { state { id name } cells { pattern state count } } } }`,
    );
    const coe = states.filter((row) => row["coe_member"] === "true");
    expect(patternMatrix.rows.map(({ state }: Data) => state.name)).toEqual(coe.map(({ name }) => name).sort());
    const rows = ofKinds("cso", "unnamed_cso_group");
    for (const { state, cells } of patternMatrix.rows)
      expect(cells.map(({ count }: Data) => count)).toEqual(
        SIX.map((pattern) => rows.filter((row) => stateOf(row)["id"] === state.id && hasPattern(pattern)(row)).length),
      );
  });
});

describe("gaps", () => {
  const GAP = "state { id name } pattern status reason absences { id } records { id } sources { id }";
  const ALL = `{ gaps(first: 200) { totalCount nodes { ${GAP} } pageInfo { endCursor } } }`;
  const pages = async (): Promise<Data[]> => {
    const nodes: Data[] = [];
    for (let after = ""; ;) {
      const { gaps } = await answerTo(ALL.replace("first: 200", `first: 200${after}`));
      nodes.push(...gaps.nodes);
      after = ` after: "${gaps.pageInfo.endCursor}"`;
      if (nodes.length >= gaps.totalCount || gaps.nodes.length === 0) return nodes;
    }
  };

  it("tell of every state and pattern whether it is recorded, known absent or not recorded, and why", async () => {
    const all = await pages();
    const ofInterest = states.filter(
      (state) =>
        state["opcat_status"] === "party" || [...npms, ...absences].some((row) => row["state"] === state["id"]),
    );
    const expected = ofInterest.flatMap((state) =>
      SIX.map((one) => [state["id"], one, ...cellOf(state, one)].join(" ")),
    );
    expect(
      all.map(({ state, pattern, status, reason }) => [state.id, pattern, status, reason].join(" ")).sort(),
    ).toEqual(expected.sort());
  });

  it.each<[state: string, pattern: string, cell: object]>([
    // The absence is stated although other cooperation is recorded.
    [
      "north-macedonia",
      "OMBUDSMAN_PLUS",
      {
        status: "KNOWN_ABSENT",
        absences: [{ id: "absence-north-macedonia-ombudsman-plus" }],
        sources: [{ id: "src-apt-opcat-north-macedonia" }],
      },
    ],
    [
      "bangladesh",
      "ADVISORY_BODY",
      { status: "KNOWN_ABSENT", reason: "NO_NPM_STATED", absences: [{ id: "absence-npm-bangladesh" }] },
    ],
    // In 2019 there was no NPM; the one of 2023 is recorded.
    ["bosnia-and-herzegovina", "ADVISORY_BODY", { status: "NOT_RECORDED", reason: "NOTHING_RECORDED", absences: [] }],
    ["afghanistan", "MUTUAL_SUPPORT", { status: "NOT_RECORDED", reason: "NO_NPM_RECORDED", absences: [], records: [] }],
    ["slovenia", "OMBUDSMAN_PLUS", { status: "RECORDED", reason: "RECORDS_FOUND" }],
  ])("of %s: %s", async (name, pattern, cell) => {
    const { gaps, state } = await answerTo(
      `{ gaps(states: { id: { eq: "state-${name}" } }) { totalCount nodes { ${GAP} because } } state(id: "state-${name}") { gaps { ${GAP} because } } }`,
    );
    expect(gaps.totalCount).toBe(6);
    expect(state.gaps).toEqual(gaps.nodes);
    expect(gaps.nodes.find((one: Data) => one.pattern === pattern)).toMatchObject(cell);
  });

  it("are chosen by pattern and status", async () => {
    const { gaps } = await answerTo(
      `{ gaps(patterns: [OMBUDSMAN_PLUS, ADVISORY_BODY], status: [RECORDED], first: 200) { nodes { state { id } pattern records { id } } coverage { records } } }`,
    );
    const found = civil.filter((row) => hasPattern("OMBUDSMAN_PLUS")(row) || hasPattern("ADVISORY_BODY")(row));
    expect(gaps.nodes.flatMap(({ records }: Data) => records.map(({ id }: Data) => id)).sort()).toEqual(
      found.map(({ id }) => id).sort(),
    );
    expect(gaps.coverage.records).toBe(civil.length);
  });
});

describe("the timeline", () => {
  it("counts what started, ended, held and may have held, year by year", async () => {
    const { timeline } = await answerTo(
      `{ timeline(from: 2004, to: 2026) { points { year pattern started ended active undetermined } undated } }`,
    );
    const ofTheSix = civil.filter((row) => SIX.some((pattern) => hasPattern(pattern)(row)));
    const expected = Array.from({ length: 23 }, (_, at) => 2004 + at).flatMap((year) =>
      [null, ...SIX].map((pattern) => {
        const rows = pattern === null ? ofTheSix : civil.filter(hasPattern(pattern));
        const { certain, undetermined } = heldIn(rows, year);
        const [started, ended] = (["start", "end"] as const).map(
          (side) => rows.filter((row) => yearsOf(row)[side] === year).length,
        );
        return { year, pattern, started, ended, active: certain.length, undetermined };
      }),
    );
    expect(timeline.points).toEqual(expected);
    const dates = ["start_year", "end_year", "first_attested", "last_attested"];
    expect(timeline.undated).toBe(
      civil.filter((row) => dates.every((name) => row[name] === "") && row["status"] !== "active").length,
    );
  });

  it("tells in which years a network met, and of which no meeting is recorded", async () => {
    const { timeline } = await answerTo(
      `{ timeline(network: "network-see-npm", to: 2026) { meetings { network { id } missingYears years { year count meetings { id } } } } }`,
    );
    const own = rowsOf("meetings").filter(({ network }) => network === "network-see-npm");
    const byYear = tally(own.map((row) => (row["start_date"] ?? "").slice(0, 4)));
    const years = Array.from({ length: 14 }, (_, at) => 2013 + at);
    const [meetings] = timeline.meetings;
    expect(timeline.meetings).toHaveLength(1);
    expect(meetings.years.map(({ year, count }: Data) => [year, count])).toEqual(
      years.map((year) => [year, byYear[year] ?? 0]),
    );
    expect(meetings.years.flatMap((one: Data) => one.meetings.map(({ id }: Data) => id)).sort()).toEqual(
      own.map(({ id }) => id).sort(),
    );
    expect(meetings.missingYears).toEqual([2018, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });
});

describe("the network", () => {
  const pairs = collaborations.filter(({ partner }) => partner !== "");

  it("ties actors by their collaborations", async () => {
    const { influence } = await answerTo(
      `{ influence(by: DEGREE, first: 200) { totalCount nodes { actor { id } degree weightedDegree } coverage { records } } }`,
    );
    const expected = ["npm-norway", "npm-serbia", "npm-slovenia", "body-apt", "cso-skup"].map((id) => {
      const own = pairs.filter(({ npm, partner }) => npm === id || partner === id);
      const others = new Set(own.flatMap(({ npm, partner }) => [npm, partner]).filter((one) => one !== id));
      return { actor: { id }, degree: others.size, weightedDegree: own.length };
    });
    expect(expected.map(({ degree }) => degree)).toEqual([19, 18, 15, 15, 1]);
    for (const one of expected) expect(influence.nodes).toContainEqual(one);
    expect(influence.totalCount).toBe(new Set(pairs.flatMap(({ npm, partner }) => [npm, partner])).size);
    expect(influence.coverage.records).toBe(pairs.length);
  });

  it("lies around an actor with its partners", async () => {
    const { neighbourhood } = await answerTo(`{ neighbourhood(of: "npm-slovenia") { nodes { id distance } } }`);
    const partners = pairs.filter(({ npm }) => npm === "npm-slovenia").map(({ partner }) => partner);
    const callers = pairs.filter(({ partner }) => partner === "npm-slovenia").map(({ npm }) => npm);
    expect(neighbourhood.nodes).toEqual(
      [...new Set(["npm-slovenia", ...partners, ...callers])]
        .sort()
        .map((id) => ({ id, distance: id === "npm-slovenia" ? 0 : 1 })),
    );
  });

  it("answers the contract’s question for a map", async () => {
    const { networkGraph } = await answerTo(
      `query Map { networkGraph(where: { pattern: { in: [ADVISORY_BODY, OMBUDSMAN_PLUS] } }) { nodes { id label kind lat lon degree community } edges { source target pattern weight } unnamedPartners } }`,
    );
    const fitting = collaborations.filter(
      (row) => hasPattern("ADVISORY_BODY")(row) || hasPattern("OMBUDSMAN_PLUS")(row),
    );
    const tied = fitting.filter(({ partner }) => partner !== "");
    const weights = tally(
      tied.flatMap((row) => patternsOf(row).map((pattern) => `${row["npm"]} ${row["partner"]} ${pattern}`)),
    );
    expect(
      networkGraph.edges
        .map(({ source, target, pattern, weight }: Data) => [`${source} ${target} ${pattern}`, weight])
        .sort(),
    ).toEqual(Object.entries(weights).sort());
    expect(networkGraph.nodes.map(({ id }: Data) => id)).toEqual(
      [...new Set(tied.flatMap(({ npm, partner }) => [npm, partner]))].sort(),
    );
    expect(networkGraph.unnamedPartners).toBe(fitting.length - tied.length);
    const slovenia = states.find(({ id }) => id === "state-slovenia");
    const slovenian = tied.filter(({ npm }) => npm === "npm-slovenia");
    expect(networkGraph.nodes.find(({ id }: Data) => id === "npm-slovenia")).toMatchObject({
      ...{ kind: "NPM", label: "NPM Slovenia", degree: new Set(slovenian.map(({ partner }) => partner)).size },
      ...{ lat: Number(slovenia?.["lat"]), lon: Number(slovenia?.["lon"]) },
    });
  });

  it("answers the contract’s question for paths, the shortest first, each step with a record that makes it", async () => {
    const { pathsBetween } = await answerTo(
      `query Between { pathsBetween(from: "cso-peace-institute", to: "body-spt", maxLength: 6, limit: 3, relations: [COLLABORATION, MEETING]) { length steps { actor { id name } via { __typename id } } } }`,
    );
    const sides = sidesOfTies();
    const tied = (a: string, b: string) =>
      [...sides].filter(([, those]) => those.has(a) && those.has(b)).map(([id]) => id);
    expect(pathsBetween).toHaveLength(3);
    for (const { length, steps } of pathsBetween) {
      expect([steps[0].actor.id, steps.at(-1).actor.id]).toEqual(["cso-peace-institute", "body-spt"]);
      expect([steps.length, steps[0].via]).toEqual([length + 1, null]);
      for (let at = 1; at <= length; at++)
        expect(tied(steps[at - 1].actor.id, steps[at].actor.id)).toContain(steps[at].via.id);
    }
    const lengths = pathsBetween.map(({ length }: Data) => length);
    expect(lengths).toEqual([...lengths].sort());
    expect(lengths[0]).toBe(stepsBetween("cso-peace-institute", "body-spt", sides));
  });
});

describe("evidence", () => {
  it("answers the contract’s question why", async () => {
    const { collaboration, classification } = await answerTo(
      `query Why { collaboration(id: "collab-slovenia-peace-institute-ombudsman-plus-2023") { patterns classification { pattern agreesWithRecord criteria { name result because } } }
        classification(collaboration: "collab-slovenia-peace-institute-ombudsman-plus-2023") { pattern agreesWithRecord criteria { name result because } } }`,
    );
    expect(collaboration.patterns).toEqual(["OMBUDSMAN_PLUS"]);
    expect(collaboration.classification).toEqual(classification);
    expect(collaboration.classification.map(({ pattern }: Data) => pattern)).toEqual(SIX);
    const ombudsmanPlus = collaboration.classification.find(({ pattern }: Data) => pattern === "OMBUDSMAN_PLUS");
    expect(ombudsmanPlus).toMatchObject({ agreesWithRecord: true });
    expect(ombudsmanPlus.criteria.length).toBeGreaterThan(0);
    for (const { because } of ombudsmanPlus.criteria) expect(because).toMatch(/\w.*\.$/);
  });

  it("differs from the record where a curator is told so, and is counted by recorded pattern", async () => {
    const { data, errors } = await hub.ask(
      `{ classificationDisagreements(first: 200) { totalCount coverage { records } agreement { pattern recorded agree undetermined disagree}
        nodes { collaboration { id } classification { pattern agreesWithRecord isRecorded } } }
        early: collaborations(first: 200) { nodes { ...evidence } } late: collaborations(last: 13) { nodes { ...evidence } } }
      fragment evidence on Collaboration { id patterns classification { pattern outcome agreesWithRecord isRecorded } }`,
      {},
      viewerAs("steward"),
    );
    expect(errors).toEqual([]);
    const all: Data[] = [...data.early.nodes, ...data.late.nodes];
    expect(new Set(all.map(({ id }) => id)).size).toBe(collaborations.length);
    const findings = all.flatMap(({ id, patterns, classification }) =>
      classification.map((finding: Data) => ({ id, patterns, ...finding })),
    );
    const differing = findings.filter(({ agreesWithRecord }) => agreesWithRecord === false);
    const { nodes, agreement, totalCount, coverage } = data.classificationDisagreements;
    expect([totalCount, coverage.records]).toEqual([differing.length, collaborations.length]);
    expect(nodes.map(({ collaboration, classification }: Data) => [collaboration.id, classification])).toEqual(
      differing
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
        .slice(0, 200)
        .map(({ id, pattern, agreesWithRecord, isRecorded }) => [id, { pattern, agreesWithRecord, isRecorded }]),
    );
    expect(agreement).toEqual(
      [...SIX, "INSTITUTIONAL_SUPPORT"].map((recorded) => {
        const those = findings.filter(({ patterns }) => patterns.includes(recorded));
        const own = those.filter(({ pattern }) => pattern === recorded);
        const count = (agrees: boolean) => own.filter(({ agreesWithRecord }) => agreesWithRecord === agrees).length;
        const whole = collaborations.filter(hasPattern(recorded)).length;
        return {
          ...{ pattern: recorded, recorded: whole, agree: count(true), disagree: count(false) },
          undetermined: whole - count(true) - count(false),
        };
      }),
    );
  });

  it("shows seats and work of the same partners in Denmark as questions", async () => {
    const { independencePrompts } = await answerTo(
      `{ independencePrompts(npm: "npm-denmark") { totalCount nodes { npm { id } partner { id } kinds clause overlap question facts { record { id } kind } } coverage { records } } }`,
    );
    const own = collaborations.filter(({ npm }) => npm === "npm-denmark");
    expect(independencePrompts).toMatchObject({ totalCount: 2, coverage: { records: own.length } });
    for (const { partner, kinds, overlap, clause, facts, question } of independencePrompts.nodes) {
      expect({ kinds, overlap, clause }).toEqual({
        kinds: ["ADVISORY_SEAT", "JOINT_ACTIVITY"],
        overlap: "CERTAIN",
        clause: "S4",
      });
      expect(question).toMatch(/\?$/);
      const records = own.filter((row) => row["partner"] === partner.id);
      // Both rows name the council; only one of them is work done together.
      expect(facts.map(({ kind, record }: Data) => `${kind} ${record.id}`).sort()).toEqual(
        [
          ...records.map(({ id }) => `ADVISORY_SEAT ${id}`),
          ...records.filter(hasPattern("OMBUDSMAN_PLUS")).map(({ id }) => `JOINT_ACTIVITY ${id}`),
        ].sort(),
      );
    }
  });
});

describe("statements sent to Neo4j", () => {
  beforeAll(() => hub.ask("{ communities { totalCount } }"));
  // One tells whether something was written; the rest load what is selected of the records named.
  it.each<[what: string, statements: number, query: string]>([
    ["numbers alone", 1, `{ influence { nodes { degree betweenness } } communities { totalCount } }`],
    ["a matrix with the names of its states", 2, `{ patternMatrix { rows { state { name } cells { count } } } }`],
    [
      "a matrix with a filter on states",
      3,
      `{ patternMatrix(where: { state: { coeMember: { eq: false } } }) { rows { key } } }`,
    ],
    [
      "a network of which some collaborations count",
      2,
      `{ networkGraph(where: { status: { eq: ENDED } }) { nodes { id } edges { weight } } }`,
    ],
    [
      "paths with actors and records",
      2,
      `{ pathsBetween(from: "cso-peace-institute", to: "body-spt", relations: [COLLABORATION, MEETING]) { steps { actor { name } via { id } records { id } } } }`,
    ],
    [
      "the classification of one collaboration",
      2,
      `{ collaborations(first: 1) { nodes { classification { pattern criteria { result } } } } }`,
    ],
    [
      "the classification of 25 collaborations",
      2,
      `{ collaborations(first: 25) { nodes { classification { pattern criteria { result } } } } }`,
    ],
    [
      "the sources of 25 classifications",
      3,
      `{ collaborations(first: 25) { nodes { classification { criteria { sources { title } } } } } }`,
    ],
    ["the gaps of one state", 2, `{ states(first: 1) { nodes { gaps { status because } } } }`],
    ["the gaps of 108 states", 2, `{ states(first: 108) { nodes { gaps { status because } } } }`],
    [
      "the records and absences behind the gaps of 108 states",
      3,
      `{ states(first: 108) { nodes { gaps { records { description } absences { statement } state { name } } } } }`,
    ],
    [
      "prompts with their records",
      2,
      `{ independencePrompts(first: 50) { nodes { npm { name } partner { name } facts { record { id } } } } }`,
    ],
  ])("for %s: %i", async (_what, expected, query) => {
    const { errors, statements } = await hub.ask(query);
    expect(errors).toEqual([]);
    expect(statements).toBe(expected);
  });
});
