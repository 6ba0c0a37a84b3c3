import { ANONYMOUS } from "../../domain/access/viewpoint";
import { datasetDigest, DatasetError, ensureDataset, importDataset, type ImportProgress } from "../../seed";
import { fileMappings, MAPPING_EDITION } from "../../seed/mapping";
import { labels, type Label, type RecordInput, type Store, type Writer } from "../../store/port";
import { scratchDatabase, scratchStore } from "../support/world";
import { DATASET, edit, partOfDataset, removeCopies } from "./copies";
import { atNight } from "../support/jest/night";

const RECORDS = 1944;
const ROUND = "collab-slovenia-peace-institute-ombudsman-plus-2023";
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

/** Runs a statement below the store. */
async function raw(text: string): Promise<void> {
  const driver = await scratchDatabase();
  await driver.executeQuery(text);
  await driver.close();
}

const total = async () => Object.values(await counts()).reduce((sum, count) => sum + count, 0);

describe("importing the dataset", () => {
  it("writes every record once with what backs it, goes on where it was interrupted, and then never again", async () => {
    const told: ImportProgress[] = [];
    const keys: string[] = [];
    for (const limit of [1, 30]) {
      const killed = failingAfter(limit);
      await expect(ensureDataset({ directory: DATASET, store: killed.store })).rejects.toThrow("killed");
      await expect(store.importState()).resolves.toMatchObject({ complete: false, records: 0 });
      keys.push(...killed.applied);
    }
    const last = failingAfter(Infinity);
    await expect(
      ensureDataset({ directory: DATASET, store: last.store, report: (progress) => told.push(progress) }),
    ).resolves.toBe("imported");
    keys.push(...last.applied);
    // One batch a file and phase: no file of the dataset is longer than 500 rows. None was applied twice.
    expect(keys).toHaveLength(2 * fileMappings.length);
    expect(new Set(keys).size).toBe(keys.length);

    const imported = await counts();
    expect(imported).toMatchObject({ State: 108, Npm: 83, Mandate: 83, Cso: 103, Visit: 14 + 217, Collaboration: 213 });
    expect(imported).toMatchObject({ Source: 458, Person: 7, Membership: 43, Position: 0, FollowUp: 0 });
    await expect(total()).resolves.toBe(RECORDS);
    const digest = `${await datasetDigest(DATASET)}.${MAPPING_EDITION}`;
    await expect(store.importState()).resolves.toEqual({ digest, complete: true, records: RECORDS });
    await expectBacking();
    expectProgress(told);

    const second = failingAfter(0);
    await expect(ensureDataset({ directory: DATASET, store: second.store })).resolves.toBe("present");
    expect(second.asked()).toBe(0);
    await expect(counts()).resolves.toEqual(imported);
  });
});

async function expectBacking(): Promise<void> {
  const collaborationId = "collab-slovenia-peace-institute-ombudsman-plus-2023";
  const ids = ["npm-croatia", "mandate-croatia", "src-unverified", collaborationId];
  const [npm, mandate, source, collaboration] = await store.reader(ANONYMOUS).byIds(ids);
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
  expect(mandate).toMatchObject({ npmId: "npm-croatia", stateId: "state-croatia", unverifiedFields: ["from"] });
  expect(source).toMatchObject({ confidence: "UNVERIFIED", unverifiedFields: [] });
  // The state comes from the NPM's own link, so NPMs are linked before collaborations.
  expect(collaboration).toMatchObject({
    partnerId: "cso-peace-institute",
    stateId: "state-slovenia",
    partnerIsCivilSociety: true,
  });
}

function expectProgress(told: readonly ImportProgress[]): void {
  expect([...new Set(told.map(({ phase }) => phase))]).toEqual(["check", "write", "link"]);
  for (const phase of ["write", "link"] as const)
    expect(told.filter((one) => one.phase === phase).at(-1)).toEqual({ phase, done: RECORDS, total: RECORDS });
}

describe("a dataset with a problem", () => {
  it.each<[string, string, [string, string]]>([
    ["a reference to nothing", "places.csv", [",state-croatia,", ",state-kroatia,"]],
    ["an impossible date", "visits.csv", [",2015-11-03,", ",2015-11-31,"]],
    ["a quote in the last row that is not closed", "visits.csv", [",Peer exchange", ',"Peer exchange']],
  ])("such as %s leaves the graph as it was", async (_, file, change) => {
    const directory = partOfDataset("visit-2015-zagreb");
    edit(directory, file, change);
    const broken = failingAfter(0);
    await expect(ensureDataset({ directory, store: broken.store })).rejects.toBeInstanceOf(DatasetError);
    expect(broken.asked()).toBe(0);
    await expect(store.importState()).resolves.toBeNull();
    await expect(total()).resolves.toBe(0);
  });
});

atNight(() => {
  describe("another version of the dataset", () => {
    const renaming = [",Vrapče Psychiatric Clinic,", ",Vrapče University Clinic,"] as const;
    const name = async () => (await store.reader(ANONYMOUS).byIds(["place-vrapce"]))[0]?.["name"];

    it("replaces the one before, also when it was imported earlier already", async () => {
      const directory = partOfDataset("place-vrapce");
      const newer = partOfDataset("place-vrapce");
      edit(newer, "places.csv", renaming);
      const nameAfter = async (version: string) => {
        await expect(ensureDataset({ directory: version, store })).resolves.toBe("imported");
        return name();
      };
      await expect(nameAfter(directory)).resolves.toBe("Vrapče Psychiatric Clinic");
      const before = await total();
      await expect(nameAfter(newer)).resolves.toBe("Vrapče University Clinic");
      await expect(nameAfter(directory)).resolves.toBe("Vrapče Psychiatric Clinic");
      await expect(total()).resolves.toBe(before);
    });

    it("takes out what it no longer holds, and nothing that was not imported", async () => {
      const written = {
        id: "place-of-a-curator",
        properties: {
          name: "Made-up place",
          type: "PRISON",
          confidence: "UNVERIFIED",
          unverifiedFields: [],
          visibility: "PUBLIC",
        },
        pointers: {},
      };
      await store.writer.transact({ actor: "curator", input: written }, async (transaction) =>
        transaction.put("PlaceOfDetention", [written]),
      );
      await ensureDataset({ directory: partOfDataset("place-vrapce", "place-zagreb-prison"), store });
      await ensureDataset({ directory: partOfDataset("place-vrapce"), store });
      const found = await store.reader(ANONYMOUS).byIds(["place-vrapce", "place-zagreb-prison", "place-of-a-curator"]);
      expect(found.map((row) => row?.id ?? null)).toEqual(["place-vrapce", null, "place-of-a-curator"]);
    });

    it.each([
      ["", ""],
      [", also where it was imported before there was a history of each record", "MATCH (c:Change) DETACH DELETE c"],
    ])("leaves what curators changed or archived, and brings the rest%s", async (_when, before) => {
      const directory = partOfDataset("place-vrapce", "place-zagreb-prison");
      await ensureDataset({ directory, store });
      if (before) await raw(before);
      const curator = { actor: "curator", writtenAs: "STEWARD", input: `curated${before}` } as const;
      await store.writer.transact(curator, async (transaction) => {
        const place = (await transaction.read(["place-vrapce"])).get("place-vrapce");
        if (!place) throw new Error("It was not imported.");
        const changed = { ...place, properties: { ...place.properties, city: "Zagreb-Vrapče" } };
        await transaction.put("PlaceOfDetention", [changed]);
        await transaction.link("PlaceOfDetention", [changed]);
        await transaction.archive("PlaceOfDetention", ["place-zagreb-prison"]);
      });
      edit(directory, "places.csv", renaming);
      await ensureDataset({ directory, store });
      const [vrapce, prison] = await store.reader(ANONYMOUS).byIds(["place-vrapce", "place-zagreb-prison"]);
      expect(vrapce).toMatchObject({ name: "Vrapče University Clinic", city: "Zagreb-Vrapče" });
      expect(prison).toBeNull();
    });

    it("leaves to others what relates something that it no longer holds, and they have it back when it does again", async () => {
      const [directory, without] = [partOfDataset(ROUND), partOfDataset("npm-slovenia")];
      await ensureDataset({ directory, store });
      const round = (id: string, owners: readonly string[]): RecordInput => ({
        id,
        owners,
        pointers: { npm: "npm-slovenia", partner: "cso-peace-institute" },
        properties: {
          patterns: [],
          partnerKind: "CSO",
          formality: "INFORMAL",
          regularity: "AD_HOC",
          status: "ACTIVE",
          confidence: "VERIFIED",
          unverifiedFields: [],
          visibility: "PUBLIC",
        },
      });
      const others = [round("collab-owned", ["npm-slovenia"]), round("collab-curated", [])];
      await store.writer.transact({ actor: "curator", input: others }, async (transaction) => {
        await transaction.put("Collaboration", others);
        await transaction.link("Collaboration", others);
      });
      const shown = async () => {
        const ids = ["cso-peace-institute", ROUND, "collab-owned", "collab-curated"];
        return (await store.reader(ANONYMOUS).byIds(ids)).map((row) => row !== null);
      };
      const actions = async (record: string) => {
        const owner = store.reader({ owns: ["npm-slovenia"], audiences: [], reach: [] }, async () => undefined);
        return (await owner.changes({ after: 0, record, first: 20 })).changes.map(({ action }) => action);
      };
      await ensureDataset({ directory: without, store });
      expect(await shown()).toEqual([false, false, false, false]);
      await ensureDataset({ directory, store });
      expect(await shown()).toEqual([true, true, true, true]);
      expect(await actions("collab-owned")).toEqual(["CREATED", "WITHHELD", "RESTORED"]);
      expect(await actions("collab-curated")).toEqual(["CREATED", "ARCHIVED", "RESTORED"]);
      expect(await actions(ROUND)).toEqual(["CREATED", "ARCHIVED", "RESTORED"]);
      await ensureDataset({ directory: partOfDataset(ROUND, "place-vrapce"), store });
      expect(await actions("collab-owned")).toHaveLength(3);
    });

    it.each<[string, readonly [string, string], object]>([
      [
        "says the same, leaves what its parties said",
        [",,,verified,src-varuh-ngos-2023", ",,,seed,src-varuh-ngos-2023"],
        { confirmedByIds: ["cso-peace-institute"] },
      ],
      ["says something else, takes their confirmation away", [",formal,", ",informal,"], {}],
    ])("that %s", async (_what, change, said) => {
      const [directory, newer] = [partOfDataset(ROUND), partOfDataset(ROUND)];
      await ensureDataset({ directory, store });
      await store.writer.transact({ actor: "party", writtenAs: "ORGANISATION", input: 1 }, async (transaction) => {
        const round = (await transaction.read([ROUND])).get(ROUND);
        if (!round) throw new Error("It was not imported.");
        const marks = { confirmedBy: ["cso-peace-institute"], disputedBy: ["npm-slovenia"] };
        const marked = { ...round, pointers: { ...round.pointers, ...marks } };
        await transaction.put("Collaboration", [marked]);
        await transaction.link("Collaboration", [marked]);
      });
      edit(newer, "collaborations.csv", change);
      await ensureDataset({ directory: newer, store });
      const [row] = await store.reader(ANONYMOUS).byIds([ROUND]);
      expect(row).toMatchObject({ disputedByIds: ["npm-slovenia"], ...said });
      expect(row?.["confirmedByIds"] ?? null).toEqual((said as Record<string, unknown>)["confirmedByIds"] ?? null);
    });

    it("that changes while it is imported is not taken for complete", async () => {
      const directory = partOfDataset("place-vrapce");
      let isChanged = false;
      const report = ({ phase }: ImportProgress) => {
        if (phase !== "link" || isChanged) return;
        edit(directory, "places.csv", renaming);
        isChanged = true;
      };
      await expect(importDataset({ directory, store, report })).rejects.toMatchObject({ code: "CONFLICT" });
      await expect(store.importState()).resolves.toMatchObject({ complete: false });
      await expect(ensureDataset({ directory, store })).resolves.toBe("imported");
      await expect(name()).resolves.toBe("Vrapče University Clinic");
    });
  });
});
