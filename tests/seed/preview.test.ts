import type { Driver } from "neo4j-driver";
import { ensureDataset, previewImport, type ImportPreview } from "../../seed";
import { type Store } from "../../store/port";
import { substanceOf } from "../../store/port/substance";
import { recordIn, type StoredNode } from "../../store/port/content";
import { scratchDatabase, scratchStore } from "../support/world";
import { edit, partOfDataset, removeCopies } from "./copies";

let store: Store;
let driver: Driver;
beforeAll(async () => {
  store = await scratchStore();
  driver = await scratchDatabase();
});
afterAll(async () => {
  await driver.close();
  await store.close();
  removeCopies();
});

/** Everything in the database, its journal and its marks too. */
async function everything(): Promise<readonly string[]> {
  const { records } = await driver.executeQuery("MATCH (n) RETURN labels(n) AS labels, n{.*} AS properties");
  return records.map((record) => JSON.stringify(record.toObject())).sort();
}

/** What each record says, by id. */
async function said(): Promise<ReadonlyMap<string, string>> {
  const { records } = await driver.executeQuery("MATCH (n:Record) RETURN n{.*} AS node", {}, {});
  const nodes = records.map((record): StoredNode => record.get("node"));
  return new Map(nodes.map((node) => [node.id, substanceOf(node.label, recordIn(node))]));
}

const idsOf = (part: ImportPreview["created"]): readonly string[] => part.map(({ id }) => id).sort();
const NOTHING = { created: [], broughtBack: [], changed: [], kept: [], leftOut: [], archived: [] };

async function curate(): Promise<void> {
  await store.writer.transact({ actor: "curator", writtenAs: "STEWARD", input: "curated" }, async (transaction) => {
    const place = (await transaction.read(["place-vrapce"])).get("place-vrapce");
    if (!place) throw new Error("It was not imported.");
    const changed = { ...place, properties: { ...place.properties, city: "Zagreb-Vrapče" } };
    await transaction.put("PlaceOfDetention", [changed]);
    await transaction.link("PlaceOfDetention", [changed]);
    await transaction.archive("PlaceOfDetention", ["place-zagreb-prison"]);
  });
}

describe("a preview of an import", () => {
  it("into an empty graph creates every record, and writes nothing itself", async () => {
    const directory = partOfDataset("place-vrapce", "place-zagreb-prison", "npm-slovenia");
    const before = await everything();
    const preview = await previewImport({ directory, store });
    expect(await everything()).toEqual(before);
    await ensureDataset({ directory, store });
    expect(preview).toEqual({ ...NOTHING, records: preview.records, unchanged: 0, created: preview.created });
    expect(idsOf(preview.created)).toEqual([...(await said()).keys()].sort());
  });

  it("of a dataset that is there already leaves every record as it is", async () => {
    const directory = partOfDataset("place-vrapce", "place-zagreb-prison", "npm-slovenia");
    const preview = await previewImport({ directory, store });
    expect(preview).toEqual({ ...NOTHING, records: preview.records, unchanged: preview.records });
    expect(preview.records).toBeGreaterThan(5);
  });

  it("of a newer one names what the import then does, field by field, and where the word of a curator stands", async () => {
    await curate();
    const newer = partOfDataset("place-vrapce", "place-zagreb-prison", "npm-croatia");
    edit(newer, "places.csv", [",Vrapče Psychiatric Clinic,", ",Vrapče University Clinic,"]);
    const [before, graph] = [await said(), await everything()];
    const preview = await previewImport({ directory: newer, store });
    expect(await everything()).toEqual(graph);
    await ensureDataset({ directory: newer, store });
    const after = await said();
    const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
    expect(idsOf(preview.created)).toEqual(ids.filter((id) => !before.has(id)));
    expect(idsOf(preview.archived)).toEqual(ids.filter((id) => !after.has(id)));
    expect(idsOf(preview.changed)).toEqual(
      ids.filter((id) => before.has(id) && after.has(id) && before.get(id) !== after.get(id)),
    );
    expect(idsOf(preview.archived)).toContain("npm-slovenia");
    expect(preview.changed).toEqual([
      {
        label: "PlaceOfDetention",
        id: "place-vrapce",
        fields: [{ field: "name", before: "Vrapče Psychiatric Clinic", after: "Vrapče University Clinic" }],
      },
    ]);
    expect(preview.kept).toEqual([
      {
        label: "PlaceOfDetention",
        id: "place-vrapce",
        fields: [{ field: "city", before: "Zagreb-Vrapče", after: "Zagreb" }],
      },
    ]);
    expect(preview.leftOut).toEqual([{ label: "PlaceOfDetention", id: "place-zagreb-prison" }]);
  });

  it("names what comes back of what an import had archived", async () => {
    const preview = await previewImport({ directory: partOfDataset("npm-slovenia", "npm-croatia"), store });
    expect(idsOf(preview.broughtBack)).toContain("npm-slovenia");
    expect(idsOf(preview.archived)).toContain("place-vrapce");
  });
});
