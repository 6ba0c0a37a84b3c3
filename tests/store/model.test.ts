import { type Driver } from "neo4j-driver";
import { bodyLevel } from "../../domain/actors/bodyLevel";
import {
  inverses,
  inversesOf,
  isActorLabel,
  labels,
  pointerProperty,
  pointersOf,
  propertiesOf,
  records,
  enumOf,
  enums,
} from "../../model";
import { schemaStatements } from "../../store/schema/schema";
import { datasetDatabase } from "../support/world";

describe("the model", () => {
  it("names every enumeration that a property uses, and uses every one it names", () => {
    const used = labels.flatMap((label) =>
      Object.values(propertiesOf(label)).flatMap((model) => (model.type === "ENUM" ? [model] : [])),
    );
    for (const model of used) expect(Object.keys(enumOf(model).values).length).toBeGreaterThan(0);
    expect(Object.keys(enums).sort()).toEqual([...new Set(used.map((model) => model.enum))].sort());
  });

  it("gives every kind of record its own root fields, id prefix and order", () => {
    const roots = labels.flatMap((label) => [records[label].root.one, records[label].root.many]);
    expect(new Set(roots).size).toBe(roots.length);
    expect(new Set(labels.map((label) => records[label].idPrefix)).size).toBe(labels.length);
    for (const label of labels) expect(records[label].defaultOrder.length).toBeGreaterThan(0);
  });

  it("sees every inverse relation through pointers that end where it hangs", () => {
    for (const { on, of, via, through } of inverses) {
      for (const name of via) {
        const pointer = pointersOf(through?.label ?? of)[name];
        expect(pointer).toBeDefined();
        expect(pointer?.to.some((label) => (on === "Actor" ? isActorLabel(label) : label === on))).toBe(true);
      }
      if (through) expect(pointersOf(through.label)[through.onward]?.to).toContain(of);
    }
  });

  it("lets a relation on a label take precedence over one of the same name on Actor", () => {
    const meetings = inversesOf("Network").filter(({ name }) => name === "meetings");
    expect(meetings.map(({ on }) => on)).toEqual(["Network"]);
    expect(
      inversesOf("Npm")
        .filter(({ name }) => name === "meetings")
        .map(({ on }) => on),
    ).toEqual(["Actor"]);
  });

  it("uses a relationship type for one pointer of a label only", () => {
    for (const label of labels) {
      const edges = Object.values(pointersOf(label)).map(({ edge }) => edge);
      expect(new Set(edges).size).toBe(edges.length);
    }
  });

  it("knows a level for kinds of body that work on one level, and none for the others", () => {
    expect([
      bodyLevel("UN_TREATY_BODY"),
      bodyLevel("COE_BODY"),
      bodyLevel("SUBNATIONAL_OMBUDSMAN"),
      bodyLevel("DONOR"),
    ]).toEqual(["INTERNATIONAL", "REGIONAL", "NATIONAL", null]);
  });
});

describe("the database of the dataset", () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await datasetDatabase();
  });
  afterAll(() => driver.close());
  const read = async (text: string, parameters: object = {}) =>
    (await driver.executeQuery(text, parameters)).records.map((record) => record.toObject());

  it("has the constraints and indexes of the model, all online", async () => {
    const [counted] = await read(
      "SHOW INDEXES YIELD state, owningConstraint, type WHERE type <> 'LOOKUP' RETURN count(*) AS all, sum(CASE WHEN state = 'ONLINE' THEN 1 ELSE 0 END) AS online",
    );
    expect(counted?.["all"]).toBe(new Set(schemaStatements().filter((text) => text.startsWith("CREATE"))).size);
    expect(counted?.["online"]).toBe(counted?.["all"]);
  });

  /** One statement for all pointers, which is planned once. */
  const DIFFERING = `
    MATCH (n) WHERE $label IN labels(n)
    WITH n, CASE WHEN $many THEN coalesce(n[$property], []) WHEN n[$property] IS NULL THEN [] ELSE [n[$property]] END AS ids,
      COLLECT { MATCH (n)-[r]->(m) WHERE type(r) = $edge RETURN m.id } AS ends
    WHERE size(ids) <> size(ends) OR any(x IN ids WHERE NOT x IN ends) RETURN n.id AS id LIMIT 1`;

  it("holds every pointer twice alike: as relationship and as id", async () => {
    for (const label of labels) {
      for (const [name, model] of Object.entries(pointersOf(label))) {
        const parameters = {
          label,
          property: pointerProperty(name, model),
          edge: model.edge,
          many: model.many === true,
        };
        expect({ label, name, differing: await read(DIFFERING, parameters) }).toEqual({ label, name, differing: [] });
      }
    }
  });

  it("gives every record a class, owners, audience and countries, and the label Record", async () => {
    const text = `MATCH (n) WHERE n.label IS NOT NULL AND NOT n:Change AND (NOT n:Record OR n.visibilityClass IS NULL OR n.ownClass IS NULL OR n.owners IS NULL
      OR n.audience IS NULL OR n.countries IS NULL OR n.revision IS NULL) RETURN n.id AS id LIMIT 3`;
    expect(await read(text)).toEqual([]);
  });
});
