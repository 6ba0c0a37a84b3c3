import { ANONYMOUS } from "../../domain/viewpoint";
import { datasetDigest, DatasetError, ensureDataset, importDataset, type ImportProgress } from "../../seed";
import { fileMappings } from "../../seed/mapping";
import { labels, type Label, type Store, type Writer } from "../../store/port";
import { scratchStore } from "../support/world";
import { copyOfDataset, DATASET, edit, removeCopies } from "./copies";

const RECORDS = 1944;
const COUNT_ONLY = {
  rows: false,
  totalCount: true,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};

let store: Store;
beforeEach(async () => {
  store = await scratchStore();
});
afterEach(() => store.close());
afterAll(removeCopies);

async function counts(): Promise<Partial<Record<Label, number>>> {
  const reader = store.reader(ANONYMOUS);
  const entries = await Promise.all(
    labels.map(
      async (label) =>
        [label, (await reader.list(label, { page: { first: 0 }, needs: COUNT_ONLY })).totalCount] as const,
    ),
  );
  return Object.fromEntries(entries);
}

/** The store, with a writer that counts what it applies and fails once it has done so `limit` times. */
function failingAfter(limit: number): {
  readonly store: Store;
  readonly applied: string[];
  readonly asked: () => number;
} {
  const applied: string[] = [];
  let asked = 0;
  const writer: Writer = {
    async transact(intent, work) {
      if (applied.length >= limit) throw new Error("The process was killed.");
      asked += 1;
      const result = await store.writer.transact(intent, work);
      if (result.applied) applied.push(intent.key ?? "");
      return result;
    },
  };
  return { store: { ...store, writer }, applied, asked: () => asked };
}

describe("importing the dataset", () => {
  it("writes every record once, and a second start writes nothing", async () => {
    const first = failingAfter(Infinity);
    await expect(ensureDataset({ directory: DATASET, store: first.store })).resolves.toBe("imported");
    const imported = await counts();
    expect(imported).toMatchObject({
      State: 108,
      Npm: 83,
      Mandate: 83,
      Cso: 103,
      Visit: 14 + 217,
      Collaboration: 213,
      Source: 458,
      Person: 7,
    });
    expect(Object.values(imported).reduce((sum, count) => sum + count, 0)).toBe(RECORDS);
    await expect(store.importState()).resolves.toEqual({
      digest: await datasetDigest(DATASET),
      complete: true,
      records: RECORDS,
    });

    const second = failingAfter(0);
    await expect(ensureDataset({ directory: DATASET, store: second.store })).resolves.toBe("present");
    expect(second.asked()).toBe(0);
    await expect(counts()).resolves.toEqual(imported);
  });

  it("brings confidence, unverified fields and sources along", async () => {
    await ensureDataset({ directory: DATASET, store });
    const [npm, mandate, source, collaboration] = await store
      .reader(ANONYMOUS)
      .byIds([
        "npm-croatia",
        "mandate-croatia",
        "src-unverified",
        "collab-slovenia-peace-institute-ombudsman-plus-2023",
      ]);
    expect(npm).toMatchObject({
      confidence: "VERIFIED",
      unverifiedFields: ["designationYear", "model", "from"],
      sourceIds: [
        "src-ombudsmanhr-npm-mandate",
        "src-ombudsmanhr-npm-intro",
        "src-nn-31-2019",
        "src-seed-see-npm-declaration",
        "src-unverified",
      ],
    });
    expect(mandate).toMatchObject({
      npmId: "npm-croatia",
      stateId: "state-croatia",
      unverifiedFields: ["from"],
      actingAs: "NPM",
    });
    expect(source).toMatchObject({ confidence: "UNVERIFIED", unverifiedFields: [] });
    expect(collaboration).toMatchObject({
      partnerId: "cso-peace-institute",
      stateId: "state-slovenia",
      partnerIsCivilSociety: true,
    });
  });

  it("reports how far it is, phase by phase", async () => {
    const told: ImportProgress[] = [];
    await ensureDataset({ directory: DATASET, store, report: (progress) => told.push(progress) });
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual(["check", "write", "link"]);
    expect(told.at(-1)).toEqual({ phase: "link", done: RECORDS, total: RECORDS });
    expect(told.filter(({ phase }) => phase === "write").at(-1)).toEqual({
      phase: "write",
      done: RECORDS,
      total: RECORDS,
    });
  });
});

describe("a dataset with a problem", () => {
  it.each<[string, string, [string, string]]>([
    ["a reference to nothing", "working_groups.csv", [",network-see-npm,", ",network-see,"]],
    ["an impossible date", "visits.csv", [",2015-11-03,", ",2015-11-31,"]],
    [
      "a truncated last file",
      "working_groups.csv",
      [",verified,src-npmrs-opcat-forum-2014;src-ombudsmanhr-opcat-forum-2014\n", ',"verified,\n'],
    ],
  ])("such as %s leaves the graph as it was", async (_, file, change) => {
    const directory = copyOfDataset();
    edit(directory, file, change);
    const broken = failingAfter(0);
    await expect(ensureDataset({ directory, store: broken.store })).rejects.toBeInstanceOf(DatasetError);
    expect(broken.asked()).toBe(0);
    await expect(store.importState()).resolves.toBeNull();
    expect(Object.values(await counts()).every((count) => count === 0)).toBe(true);
  });
});

describe("an import that is interrupted", () => {
  it.each([1, 20, 45])("after %d batches goes on with the next one at the next start", async (limit) => {
    const killed = failingAfter(limit);
    await expect(ensureDataset({ directory: DATASET, store: killed.store })).rejects.toThrow("killed");
    await expect(store.importState()).resolves.toMatchObject({ complete: false });

    const again = failingAfter(Infinity);
    await expect(ensureDataset({ directory: DATASET, store: again.store })).resolves.toBe("imported");
    const keys = [...killed.applied, ...again.applied];
    // One batch a file and phase: no file of the dataset is longer than 500 rows.
    expect(keys).toHaveLength(2 * fileMappings.length);
    expect(new Set(keys).size).toBe(keys.length);
    await expect(store.importState()).resolves.toMatchObject({ complete: true, records: RECORDS });
    expect(Object.values(await counts()).reduce((sum, count) => sum + count, 0)).toBe(RECORDS);
  });
});

describe("another version of the dataset", () => {
  it("replaces the one before, also when it was imported earlier already", async () => {
    const newer = copyOfDataset();
    edit(newer, "places.csv", [",Vrapče Psychiatric Clinic,", ",Vrapče University Clinic,"]);
    const nameAfter = async (directory: string) => {
      await expect(ensureDataset({ directory, store })).resolves.toBe("imported");
      return (await store.reader(ANONYMOUS).byIds(["place-vrapce"]))[0]?.["name"];
    };
    await expect(nameAfter(DATASET)).resolves.toBe("Vrapče Psychiatric Clinic");
    await expect(nameAfter(newer)).resolves.toBe("Vrapče University Clinic");
    await expect(nameAfter(DATASET)).resolves.toBe("Vrapče Psychiatric Clinic");
    expect(Object.values(await counts()).reduce((sum, count) => sum + count, 0)).toBe(RECORDS);
  });

  it("that changes while it is imported is not taken for complete", async () => {
    const directory = copyOfDataset();
    const changing = failingAfter(Infinity);
    let isChanged = false;
    const report = ({ phase }: ImportProgress) => {
      if (phase === "link" && !isChanged)
        edit(directory, "places.csv", [",Vrapče Psychiatric Clinic,", ",Vrapče University Clinic,"]);
      isChanged ||= phase === "link";
    };
    await expect(importDataset({ directory, store: changing.store, report })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(store.importState()).resolves.toMatchObject({ complete: false });
    await expect(ensureDataset({ directory, store })).resolves.toBe("imported");
    expect((await store.reader(ANONYMOUS).byIds(["place-vrapce"]))[0]?.["name"]).toBe("Vrapče University Clinic");
  });
});
