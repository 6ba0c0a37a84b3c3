import type { Driver } from "neo4j-driver";
import { ANONYMOUS, VISIBILITY_CLASS } from "../../domain/access/viewpoint";
import { demonstrationRecords, writeDemonstration } from "../../seed";
import { enumOf, labels, pointersOf, propertiesOf, records as models, type Store } from "../../store/port";
import { put, sampleOf } from "../support/sampleRecords";
import { datasetStore, scratchDatabase, scratchStore } from "../support/world";

const parts = demonstrationRecords();
const all = parts.flatMap(({ label, records }) => records.map((record) => ({ label, ...record })));
const labelOf = new Map(all.map(({ id, label }) => [id, label]));
const listOf = (ids: string | readonly string[] = []) => (typeof ids === "string" ? [ids] : ids);
const distinct = (ids: readonly string[]) => [...new Set(ids)].sort();

/** Codes and names of towns and regions. */
const SHORT = ["iso2", "acronym", "budgetCurrency", "clause", "region", "subregion", "capital", "seat", "city"].concat([
  "place",
  "foundedPlace",
]);

describe("the demonstration", () => {
  it("is small enough to be read", () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.length).toBeLessThanOrEqual(100);
    expect(distinct(all.map(({ id }) => id))).toHaveLength(all.length);
  });

  it("says in every record that it is made up", () => {
    for (const { id, label, properties, pointers } of all) {
      const texts = Object.entries(propertiesOf(label)).filter(
        ([name, { type, list }]) => type === "STRING" && !list && !SHORT.includes(name) && properties[name],
      );
      for (const [name] of texts) expect(`${id} ${name} ${String(properties[name])}`).toMatch(/^\S+ \S+ Made up: \S/);
      const { title, idPrefix } = models[label];
      if (title) expect([id, ...texts.map(([name]) => name)]).toContain(title);
      expect(id).toMatch(new RegExp(`^${idPrefix}demo(-|$)`));
      expect([id, properties["confidence"]]).toEqual([id, "UNVERIFIED"]);
      if (label !== "Source") expect([id, ...listOf(pointers["sources"])]).toContain("src-demo");
    }
  });

  it("names no person, and every other kind of record", () => {
    expect(distinct(all.map(({ label }) => label))).toEqual(labels.filter((label) => label !== "Person"));
  });

  it("shows every field of every kind at least once", () => {
    const missing = labels
      .filter((label) => label !== "Person")
      .flatMap((label) => {
        const records = all.filter((one) => one.label === label);
        const properties = Object.entries(propertiesOf(label)).filter(([, { derived }]) => !derived);
        const pointers = Object.entries(pointersOf(label)).filter(
          ([, { derived, to }]) => !derived && to.join() !== "Person",
        );
        return [
          ...properties.filter(([name]) => records.every((one) => one.properties[name] == null)),
          ...pointers.filter(([name]) => records.every((one) => one.pointers[name] == null)),
        ].map(([name]) => `${label}.${name}`);
      });
    expect(missing).toEqual([]);
  });

  it("holds what the model knows, and nothing else", () => {
    for (const { id, label, properties, pointers } of all) {
      expect([id, Object.keys(propertiesOf(label))]).toEqual([id, expect.arrayContaining(Object.keys(properties))]);
      for (const [name, model] of Object.entries(propertiesOf(label))) {
        const value = properties[name];
        if (model.required) expect([id, name, value ?? null]).not.toEqual([id, name, null]);
        if (model.type === "ENUM" && value != null)
          expect(Object.keys(enumOf(model).values)).toEqual(expect.arrayContaining([value].flat()));
      }
      for (const [name, model] of Object.entries(pointersOf(label)))
        if (model.required) expect([id, name, typeof pointers[name]]).toEqual([id, name, "string"]);
    }
  });

  it("points only at itself, and admits only its own organisations and states", () => {
    for (const { id, label, pointers, owners = [], audience = [] } of all) {
      for (const [name, to] of Object.entries(pointers))
        for (const end of listOf(to))
          expect([id, name, pointersOf(label)[name]?.to]).toEqual([
            id,
            name,
            expect.arrayContaining([labelOf.get(end)]),
          ]);
      for (const end of [...owners, ...audience])
        expect(["Npm", "Cso", "Body", "Network", "State"]).toContain(labelOf.get(end));
    }
  });

  it("has states with codes that no state can have", () => {
    const states = all.filter(({ label }) => label === "State");
    for (const { properties } of states) {
      expect(properties["iso2"]).toMatch(/^X[A-Z]$/);
      expect(properties["iso3"]).toMatch(/^XX[A-Z]$/);
    }
  });

  it.each(Object.keys(VISIBILITY_CLASS))("gives the class %s to several kinds of record", (visibility) => {
    const marked = all.filter(({ properties }) => properties["visibility"] === visibility);
    expect(distinct(marked.map(({ label }) => label)).length).toBeGreaterThanOrEqual(5);
    for (const { id, owners = [], audience = [] } of marked) {
      if (visibility === "CONFIDENTIAL") expect([id, owners.length > 0]).toEqual([id, true]);
      else if (visibility !== "PUBLIC") expect([id, audience.length > 0]).toEqual([id, true]);
    }
  });

  it("shows an exchange to its two parties only (OPCAT 21(1))", () => {
    const exchanges = all.filter(({ label }) => label === "InformationExchange");
    for (const { properties, pointers, owners, audience = [] } of exchanges) {
      expect(properties["visibility"]).toBe("CONFIDENTIAL");
      expect(owners).toEqual([pointers["npm"], pointers["partner"]]);
      expect(audience).toEqual([]);
    }
  });

  it("has members of today, a former one and an observer", () => {
    const standing = (wanted: string, ended: boolean) =>
      all
        .filter(({ label, pointers }) => label === "Membership" && pointers["network"] === "network-demo-shores")
        .filter(({ properties: { status, to } }) => status === wanted && (to != null) === ended)
        .map(({ pointers }) => pointers["actor"]);
    expect(standing("MEMBER", false)).toEqual(["npm-demo-north", "npm-demo-south"]);
    expect(standing("MEMBER", true)).toEqual(["npm-demo-east"]);
    expect(standing("OBSERVER", false)).toEqual(["npm-demo-coast"]);
  });
});

describe("writing the demonstration", () => {
  let store: Store;
  let driver: Driver;
  beforeAll(async () => {
    store = await scratchStore();
    driver = await scratchDatabase();
    expect(await writeDemonstration(store)).toBe(all.length);
  });
  afterAll(async () => {
    await driver.close();
    await store.close();
  });

  /** All of it, but for when the journal was last taken for writing. */
  const graph = async () => {
    const { records } = await driver.executeQuery(
      `MATCH (n) OPTIONAL MATCH (n)-[edge]->(to) WITH n, edge, to ORDER BY type(edge), to.id
       RETURN elementId(n) AS node, labels(n) AS labels, n{.*, takenAt: null} AS properties, collect([type(edge), to.id]) AS edges ORDER BY node`,
    );
    return records.map((record) => record.toObject());
  };

  it("happens once: a second time changes nothing", async () => {
    const before = await graph();
    expect(await writeDemonstration(store)).toBe(all.length);
    expect(await graph()).toEqual(before);
    expect(before.filter((one) => one["labels"].includes("Record"))).toHaveLength(all.length);
  });

  it("and gives the same records when they are put and linked anew", async () => {
    const recordsOnly = async () =>
      (await graph())
        .filter((one) => one["labels"].includes("Record"))
        .map((one) => ({ ...one, properties: { ...one["properties"], revision: 0 } }));
    const before = await recordsOnly();
    for (const { label, records } of parts)
      await store.writer.transact({ actor: "test", input: label }, async (transaction) => {
        await transaction.put(label, records);
        await transaction.link(label, records);
      });
    expect(await recordsOnly()).toEqual(before);
  });

  it("shows the anonymous nothing that is not public", async () => {
    const seen = (await store.reader(ANONYMOUS).byIds(all.map(({ id }) => id))).flatMap((row) => row ?? []);
    expect(seen.length).toBeGreaterThan(20);
    expect(distinct(seen.map((row) => String(row["visibility"])))).toEqual(["PUBLIC"]);
    const ids = seen.map(({ id }) => id);
    for (const id of ["collab-demo-beta", "alias-demo-beta", "mandate-demo-isle", "ppart-demo-handbook-patron"])
      expect(ids).not.toContain(id);
  });
});

describe("beside the dataset, which has a pattern for every code", () => {
  const id = "pattern-mutual-support";
  const made = all.find(({ label }) => label === "CollaborationPattern");

  it("leaves out the made-up pattern, and says how many it wrote, the second time too", async () => {
    const dataset = await datasetStore();
    const [known] = await dataset
      .reader(ANONYMOUS)
      .byIds([id])
      .finally(() => dataset.close());
    expect(known?.["code"]).toBe(made?.properties["code"]);

    const store = await scratchStore();
    try {
      const { code } = made?.properties ?? {};
      await put(store, ["CollaborationPattern", sampleOf("CollaborationPattern", id, { properties: { code } })]);
      for (let time = 0; time < 2; time += 1) expect(await writeDemonstration(store)).toBe(all.length - 1);
      const rows = await store.reader(ANONYMOUS).byIds([String(made?.id), "npm-demo-north"]);
      expect(rows.map((row) => row?.id)).toEqual([undefined, "npm-demo-north"]);
    } finally {
      await store.close();
    }
  });
});
