/** What rows point at comes with the statement of the rows; it is as hidden, as counted and as noted as what is asked for by its id. */
import { type Driver, type Plan } from "neo4j-driver";
import { ANONYMOUS, type Viewpoint } from "../../domain/access/viewpoint";
import { listStatement } from "../../store/cypher/list";
import { pagingOf } from "../../store/cypher/keyset";
import { ShownColumns } from "../../store/cypher/projection";
import { inversesOf, type ListNeeds, type Reader, type Shown, type Store, type Where } from "../../store/port";
import { put, sampleOf } from "../support/sampleRecords";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchDatabase, scratchStore } from "../support/world";

const ROWS: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
const SHOWN: Shown = {
  properties: { Npm: ["name", "sourceIds", "stateId"], State: ["name"], Source: ["title"] },
  cursors: false,
};
const OWNER: Viewpoint = { owns: ["body-committee"], audiences: ["body-committee"], reach: [] };

let store: Store;
let database: Driver;
let noted: string[];
beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  const hidden = { owners: ["body-committee"], properties: { visibility: "CONFIDENTIAL" } };
  const named = (id: string, name: string, pointers: Record<string, string | string[]>) =>
    ["Npm", sampleOf("Npm", id, { properties: { name }, pointers })] as const;
  await put(
    store,
    ["Source", sampleOf("Source", "src-hidden", hidden)],
    ["Source", sampleOf("Source", "src-open", {})],
    named("npm-a", "A", { sources: ["src-hidden", "src-open"] }),
    named("npm-b", "B", { sources: ["src-open"] }),
  );
  database = await scratchDatabase();
});
afterAll(async () => {
  await database.close();
  await store.close();
});
beforeEach(() => {
  noted = [];
});

const readerOf = (viewpoint: Viewpoint, limits?: { readonly rows: number }): Reader => {
  const reader = store.reader(viewpoint, async (ids) => void noted.push(...ids), limits);
  reader.narrow(SHOWN);
  return reader;
};
const ONLY: Where = { id: { in: ["npm-a", "npm-b"] } };
const statements = () => store.statistics().statements;

/** What lists do, so that what they point at is known; each must be one statement. */
const WAYS: readonly [title: string, read: (reader: Reader) => Promise<unknown>][] = [
  ["a list", (reader) => reader.list("Npm", { where: ONLY, page: {}, needs: ROWS })],
  [
    "a list with its total",
    (reader) => reader.list("Npm", { where: ONLY, page: {}, needs: { ...ROWS, totalCount: true } }),
  ],
  ["look-ups", (reader) => reader.byIds(["npm-a", "npm-b"])],
  [
    "lists of a relation",
    (reader) => {
      const relation = inversesOf("State").find(({ name }) => name === "npms");
      if (!relation) throw new Error("No relation.");
      return reader.related(relation, ["state-north"], { where: ONLY, page: {}, needs: { ...ROWS, totalCount: true } });
    },
  ],
];

describe.each(WAYS)("%s", (_, read) => {
  it("brings along what its rows point at: no further statement, whether it may be seen or not", async () => {
    const reader = readerOf(ANONYMOUS);
    const before = statements();
    await read(reader);
    const rows = await reader.byIds(["src-open", "src-hidden", "state-north"]);
    expect(rows.map((row) => row?.id ?? null)).toEqual(["src-open", null, "state-north"]);
    expect(statements() - before).toBe(1);
  });

  it("shows it to whom it may be shown, and notes that only once it is asked for", async () => {
    const reader = readerOf(OWNER);
    const before = statements();
    await read(reader);
    expect(noted).toEqual([]);
    const [row] = await reader.byIds(["src-hidden"]);
    expect([row?.id, noted, statements() - before]).toEqual(["src-hidden", ["src-hidden"], 1]);
  });

  it("counts it as read only once it is asked for", async () => {
    const reader = readerOf(ANONYMOUS, { rows: 3 });
    await read(reader);
    await expect(reader.byIds(["src-open"])).resolves.toHaveLength(1);
    await expect(reader.byIds(["state-north"])).rejects.toMatchObject({ code: "COST_LIMIT_EXCEEDED" });
  });
});

it("looks up what only undetermined rows name: they bring nothing along", async () => {
  const reader = readerOf(ANONYMOUS);
  const during = { earliest: "2020-01-01", latest: "2020-01-01", today: "2026-11-30" };
  const needs = { ...ROWS, undetermined: true };
  const { rows, undetermined } = await reader.list("Npm", { where: {}, during, page: {}, needs });
  expect(rows.map(({ id }) => id)).not.toContain("npm-a");
  expect(undetermined.map(({ id }) => id)).toEqual(["npm-a", "npm-b"]);
  expect((await reader.byIds(["src-open"])).map((row) => row?.id)).toEqual(["src-open"]);
});

it("looks up what no row has named", async () => {
  const reader = readerOf(ANONYMOUS);
  await reader.list("Npm", { where: { id: { eq: "npm-b" } }, page: {}, needs: ROWS });
  const before = statements();
  expect((await reader.byIds(["npm-a"])).map((row) => row?.id)).toEqual(["npm-a"]);
  expect(statements() - before).toBe(1);
});

const operators = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(operators)];

describe("indexes", () => {
  const planOf = async (label: "Npm" | "Collaboration", where: Where, needs: ListNeeds) => {
    const paging = pagingOf(label, undefined, {});
    const columns = new ShownColumns(SHOWN, { seesClasses: false }).ofList(label, []);
    const asked = { label, where, paging, needs, columns, viewpoint: ANONYMOUS, during: undefined };
    const { text, parameters } = listStatement(asked);
    return operators((await database.executeQuery(`EXPLAIN ${text}`, parameters)).summary.plan as Plan).join();
  };

  it("serve a page in the order of the list", async () => {
    const plan = await planOf("Npm", {}, ROWS);
    expect(plan).toMatch(/NodeIndexScan/);
    expect(plan).not.toMatch(/NodeByLabelScan/);
  });

  it("serve the filter that is asked for most", async () => {
    const plan = await planOf(
      "Collaboration",
      { formality: { eq: "FORMAL" }, pattern: { eq: "OMBUDSMAN_PLUS" } },
      { ...ROWS, totalCount: true },
    );
    expect(plan).toMatch(/NodeIndex(Seek|Scan)/);
    expect(plan).not.toMatch(/NodeByLabelScan/);
  });
});
