/** Eight clients at once over HTTP: nothing is lost, nothing is done twice, and no rule is broken between two of them. */
import type { Driver } from "neo4j-driver";
import type { Data } from "../support/hub";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchDatabase, scratchStore } from "../support/world";

const CLIENTS = 8;
const EACH = Array.from({ length: CLIENTS }, (_, index) => index);

let hub: PermissionsHub;
let database: Driver;
let stewards: string[];
let north: string;
let south: string;

beforeAll(async () => {
  const store = await scratchStore();
  await writeSmallWorld(store);
  hub = await openPermissionsHub(store);
  database = await scratchDatabase();
  stewards = await Promise.all(EACH.map((number) => hub.issue("steward", { subject: `steward-${number}` })));
  north = await hub.issue("member", { org: "npm-north", subject: "north" });
  south = await hub.issue("member", { org: "npm-south", subject: "south" });
});
afterAll(async () => {
  await database?.close();
  await hub?.close();
});

interface Outcome {
  readonly record: Data;
  readonly code: string | null;
  readonly clause: string | null;
}

/** Sends one mutation; resolves to the record in its payload, or to the code of its error. */
async function write(mutation: string, input: object, token: string): Promise<Outcome> {
  const type = MUTATIONS[mutation];
  const query = `mutation ($input: ${type?.[0]}!) { done: ${mutation}(input: $input) { record: ${type?.[1]} } }`;
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: Data; errors?: Data[] };
  const { code = null, clause = null } = errors[0]?.extensions ?? {};
  return { record: data?.done?.record ?? null, code, clause };
}

const MUTATIONS: Readonly<Record<string, readonly [input: string, record: string]>> = {
  createSource: ["CreateSourceInput", "source { id revision note }"],
  updateSource: ["UpdateSourceInput", "source { id revision note }"],
  proposeDecision: ["ProposeDecisionInput", "decision { id }"],
  takePosition: ["TakePositionInput", "position { id stance }"],
  closeDecision: ["CloseDecisionInput", "decision { id outcome }"],
  appointChair: ["AppointChairInput", "chairTerm { id period { from to } }"],
};

async function done(mutation: string, input: object, token: string): Promise<Data> {
  const { record, code, clause } = await write(mutation, input, token);
  expect({ mutation, code, clause }).toEqual({ mutation, code: null, clause: null });
  return record;
}

async function rows(text: string, parameters: object = {}): Promise<Data[]> {
  return (await database.executeQuery(text, parameters, { database: "neo4j" })).records.map((row) => row.toObject());
}

/** Revisions of a record as the journal tells them, in the order in which they were made. */
async function revisionsOf(id: string): Promise<number[]> {
  const found = await rows("MATCH (c:Change {record: $id}) RETURN c.content AS content ORDER BY c.sequence", { id });
  return found.map(({ content }) => JSON.parse(content).revision);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const inAnyOrder = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

describe("updates of one record", () => {
  const TIMES = 10;

  /** Reads, adds one, and writes if nobody else did; begins again otherwise. Resolves to how often it did. */
  async function addOne(id: string, token: string): Promise<number> {
    for (const until = Date.now() + 500_000, tries = { count: 1 }; Date.now() < until; tries.count += 1) {
      const { source } = (await hub.ask(`{ source(id: "${id}") { revision note } }`, token)).data;
      const input = { id, ifRevision: source.revision, note: String(Number(source.note) + 1) };
      const { code } = await write("updateSource", input, token);
      if (code === null) return tries.count;
      expect(code).toBe("CONFLICT");
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 80 * tries.count));
    }
    throw new Error("It met others for too long.");
  }

  it("lose none, when each is made for the revision that was read", async () => {
    const token = stewards[0] ?? "";
    const { id } = await done("createSource", { title: "A number", kind: "WEB_PAGE", note: "0" }, token);
    const tries = await Promise.all(
      stewards.map(async (steward) => {
        let count = 0;
        for (const _ of upTo(TIMES)) count += await addOne(id, steward);
        return count;
      }),
    );
    const { source } = (await hub.ask(`{ source(id: "${id}") { note } }`, token)).data;
    expect(source).toEqual({ note: String(CLIENTS * TIMES) });
    expect(await revisionsOf(id)).toEqual(upTo(CLIENTS * TIMES + 1));
    // Otherwise they did not meet, and this says nothing.
    expect(tries.reduce((sum, one) => sum + one)).toBeGreaterThan(CLIENTS * TIMES);
  });
});

describe("the same key", () => {
  const CREATIONS = 10;

  it("makes one record for eight at once, and answers all of them the same", async () => {
    const input = { title: "Once", kind: "WEB_PAGE", note: "n", idempotencyKey: "once" };
    const answers = await Promise.all(EACH.map(() => write("createSource", input, stewards[0] ?? "")));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const id = answers[0]?.record.id;
    expect(await rows("MATCH (s:Source {title: 'Once'}) RETURN s.id AS id")).toEqual([{ id }]);
    expect(await revisionsOf(id)).toEqual([1]);
  });

  it("refuses another input, whichever comes first", async () => {
    const input = (title: string) => ({ title, kind: "WEB_PAGE", idempotencyKey: "two inputs" });
    const answers = await Promise.all(
      EACH.map((number) => write("createSource", input(`Of two ${number % 2}`), stewards[0] ?? "")),
    );
    expect(answers.filter(({ code }) => code === "CONFLICT")).toHaveLength(CLIENTS / 2);
    expect(new Set(answers.flatMap(({ record }) => record?.id ?? [])).size).toBe(1);
    expect(await rows("MATCH (s:Source) WHERE s.title STARTS WITH 'Of two' RETURN count(*) AS made")).toEqual([
      { made: 1 },
    ]);
  });

  it("makes one record each when creations of every client are sent twice, in any order", async () => {
    const creations = EACH.map((client) =>
      inAnyOrder([...upTo(CREATIONS), ...upTo(CREATIONS)].map((n) => `Many ${client} ${n}`)),
    );
    const answered = await Promise.all(
      creations.map(async (titles, client) => {
        const ids = new Map<string, Set<string>>();
        // Two at a time, so that a repetition also meets its original under way.
        for (let next = titles.splice(0, 2); next.length > 0; next = titles.splice(0, 2)) {
          const input = (title: string) => ({ title, kind: "WEB_PAGE", idempotencyKey: title });
          const made = await Promise.all(
            next.map((title) => done("createSource", input(title), stewards[client] ?? "")),
          );
          next.forEach((title, at) => ids.set(title, (ids.get(title) ?? new Set()).add(made[at].id)));
        }
        return [...ids.values()].flatMap((one) => [...one]);
      }),
    );
    const stored = await rows(
      `MATCH (s:Source) WHERE s.title STARTS WITH 'Many '
       RETURN s.id AS id, s.revision AS revision, COUNT { MATCH (:Change {record: s.id}) } AS changes`,
    );
    expect(stored).toHaveLength(CLIENTS * CREATIONS);
    expect(stored.filter(({ revision, changes }) => revision !== 1 || changes !== 1)).toEqual([]);
    expect(answered.flat().sort()).toEqual(stored.map(({ id }) => id).sort());
  });
});

describe("the rules of a network", () => {
  const NETWORK = "network-shores";
  const PROPOSED = "2014-01-01";

  async function propose(kind: string, subjects: readonly string[] = []): Promise<string> {
    const input = { network: NETWORK, title: "A question", kind, subjects, proposedOn: PROPOSED };
    return (await done("proposeDecision", input, north)).id;
  }

  const position = (decision: string, stance: string, token: string): Promise<Outcome> =>
    write("takePosition", { decision, stance, statedOn: PROPOSED }, token);
  const adopt = (decision: string): Promise<Outcome> =>
    write("closeDecision", { decision, outcome: "ADOPTED", date: PROPOSED }, north);

  async function assentOfBoth(decision: string): Promise<void> {
    for (const token of [north, south]) expect((await position(decision, "ASSENT", token)).code).toBeNull();
  }

  it("let one chair at a time (D13), also when eight are appointed at once", async () => {
    const terms = [];
    for (const number of EACH) {
      const npm = number % 2 === 0 ? "npm-north" : "npm-south";
      const decision = await propose("CHAIR", [npm]);
      await assentOfBoth(decision);
      expect((await adopt(decision)).code).toBeNull();
      // Each begins four months after the one before, and lasts a year.
      const from = new Date(Date.UTC(2015, number * 4, 1)).toISOString().slice(0, 10);
      terms.push({ network: NETWORK, npm, decision, from });
    }
    const outcomes = await Promise.all(
      inAnyOrder(terms).map((term, at) => write("appointChair", term, at % 2 === 0 ? north : south)),
    );
    const appointed = outcomes.flatMap(({ record }) => (record ? [record.period] : []));
    const refused = outcomes.filter(({ record }) => !record);
    expect(refused.filter(({ code, clause }) => code !== "RULE_VIOLATED" || clause !== "D13")).toEqual([]);
    const stored = await rows("MATCH (c:ChairTerm) RETURN c.from AS from, c.to AS to ORDER BY c.from");
    expect(appointed.sort((a, b) => a.from.localeCompare(b.from))).toEqual(stored);
    // Of terms that begin every four months those that were refused overlap one that was not.
    expect(stored.length).toBeGreaterThan(1);
    stored.slice(1).forEach(({ from }, at) => expect(stored[at].to <= from).toBe(true));
  });

  it("never adopt a decision with an objection stated before it closed (D12)", async () => {
    const winners = new Map<string, number>();
    for (const round of upTo(16)) {
      const decision = await propose("OTHER");
      await assentOfBoth(decision);
      const both = [() => adopt(decision), () => position(decision, "OBJECTION", south)];
      const started = (round % 2 === 0 ? both : both.reverse()).map((start) => start());
      const [closing, objection] =
        round % 2 === 0 ? await Promise.all(started) : (await Promise.all(started)).reverse();
      const lost = closing?.code === null ? objection : closing;
      expect([closing?.code, objection?.code].filter((code) => code === null)).toHaveLength(1);
      expect(lost).toMatchObject({ code: "RULE_VIOLATED", clause: "D12" });
      const stored = await rows(
        `MATCH (d:Decision {id: $decision}) RETURN d.outcome AS outcome,
           COLLECT { MATCH (d)<-[:POSITION_ON]-(p:Position) RETURN p.stance ORDER BY p.stance } AS stances`,
        { decision },
      );
      const isAdopted = closing?.code === null;
      expect(stored).toEqual([
        isAdopted
          ? { outcome: "ADOPTED", stances: ["ASSENT", "ASSENT"] }
          : { outcome: null, stances: ["ASSENT", "OBJECTION"] },
      ]);
      winners.set(isAdopted ? "closing" : "objection", (winners.get(isAdopted ? "closing" : "objection") ?? 0) + 1);
    }
    expect([...winners.keys()].sort()).toEqual(["closing", "objection"]);
  });
});

it("leaves a journal with consecutive revisions, one entry for each, and both chains whole", async () => {
  const uneven = await rows(
    `MATCH (c:Change) WITH c.record AS record, count(*) AS changes MATCH (n:Record {id: record}) WHERE n.revision <> changes
     RETURN record, n.revision AS revision, changes`,
  );
  expect(uneven).toEqual([]);
  const records = await rows("MATCH (c:Change) RETURN DISTINCT c.record AS id");
  for (const { id } of records) {
    const revisions = await revisionsOf(id);
    expect(revisions).toEqual(upTo(revisions.length));
  }
  expect((await hub.store.access.verify(() => undefined)).problems).toEqual([]);
});
