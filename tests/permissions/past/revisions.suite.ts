/** What `revision` and `provenance` tell: nothing of what is hidden, and every change that the viewer could see. */
import type { Viewer } from "../../../policy";
import type { RecordInput, Store } from "../../../store/port";
import { openHub, type Data, type Hub } from "../../support/hub";
import { writeSmallWorld } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { scratchStore } from "../../support/world";

const MEMBER = { networks: ["network-shores"], memberOf: ["network-shores"] };
const north = viewerAs("member", { org: "npm-north", ...MEMBER });
const south = viewerAs("member", { org: "npm-south", ...MEMBER });
const steward = viewerAs("steward");
const OTHERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ["another member", south],
  ["a steward", steward],
];

let hub: Hub;
let store: Store;
beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  hub = await openHub(store);
});
afterAll(() => hub.close());

async function answer(query: string, viewer: Viewer): Promise<Data> {
  const { data, errors } = await hub.ask(query, {}, viewer);
  expect({ query, errors }).toEqual({ query, errors: [] });
  return data;
}
async function write(mutation: string, viewer = north): Promise<string> {
  const [payload] = Object.values<Data>(await answer(`mutation { ${mutation} }`, viewer));
  return payload.made?.id ?? payload.id;
}
const FIELDS = "revision provenance { field confidence sources { id } } about { id } sources { id }";
const seenBy = async (id: string, viewer: Viewer): Promise<Data> =>
  await answer(
    `{ one: document(id: "${id}") { ${FIELDS} } list: documents(where: { id: { eq: "${id}" } }) { nodes { ${FIELDS} } } }`,
    viewer,
  );
const revisionOf = async (id: string, viewer: Viewer): Promise<number> => (await seenBy(id, viewer)).one.revision;

const publish = (more = "") =>
  write(
    `publishDocument(input: { title: "A text" type: REPORT publisher: "npm-north" about: ["npm-north"] ${more} }) { made: document { id } }`,
  );
const change = (id: string, more: string, viewer = north) =>
  write(`updateDocument(input: { id: "${id}" ${more} }) { made: document { id } }`, viewer);
const board = () =>
  write(
    `createAdvisoryBody(input: { name: "Quiet board" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
  );
const source = (visibility: string) =>
  write(`createSource(input: { title: "A page" kind: WEB_PAGE visibility: ${visibility} }) { made: source { id } }`);

/** Something hidden that happens to a document that everyone sees. */
const HIDDEN: readonly (readonly [what: string, happens: (id: string) => Promise<unknown>])[] = [
  ["points at a hidden record", async (id) => change(id, `about: ["npm-north", "${await board()}"]`)],
  ["has a hidden source", async (id) => change(id, `sources: ["${await source("CONFIDENTIAL")}"]`)],
  [
    "has a value read in a hidden source",
    async (id) =>
      change(
        id,
        `provenance: [{ field: "title", sources: ["${await source("CONFIDENTIAL")}"], confidence: VERIFIED }]`,
      ),
  ],
  [
    "loses a pointer at a hidden record that is archived",
    async (id) => {
      const hidden = await board();
      await change(id, `about: ["npm-north", "${hidden}"]`);
      await write(`archiveAdvisoryBody(input: { id: "${hidden}" }) { id }`);
    },
  ],
];

describe.each(HIDDEN)("a document that %s", (_what, happens) => {
  it.each(OTHERS)("looks to %s as before, revision included", async (_who, viewer) => {
    const id = await publish();
    const before = await seenBy(id, viewer);
    await happens(id);
    expect(await seenBy(id, viewer)).toEqual(before);
  });

  it("can still be changed by a steward who read it before", async () => {
    const id = await publish();
    const revision = await revisionOf(id, steward);
    await happens(id);
    await change(id, `language: "en" ifRevision: ${revision}`, steward);
  });
});

describe("a revision", () => {
  it("is another one once the owner could see a difference, and refuses what rests on the old one", async () => {
    const id = await publish();
    const seen = await source("PUBLIC");
    const revisions = [await revisionOf(id, north)];
    for (const more of [
      `title: "A longer text"`,
      `about: []`,
      `about: ["npm-north", "${await board()}"]`,
      `provenance: [{ field: "title", sources: ["${await source("CONFIDENTIAL")}"], confidence: VERIFIED }]`,
      `provenance: [{ field: "title", sources: ["${seen}"], confidence: SEED }]`,
      `sources: ["${seen}"]`,
      `visibility: RESTRICTED audience: ["network-shores"]`,
      `audience: ["network-shores", "npm-coast"]`,
    ]) {
      await change(id, `${more} ifRevision: ${revisions.at(-1)}`);
      const stale = revisions.at(-1);
      revisions.push(await revisionOf(id, north));
      const { errors } = await hub.ask(
        `mutation { updateDocument(input: { id: "${id}" language: "en" ifRevision: ${stale} }) { document { id } } }`,
        {},
        north,
      );
      expect({ more, errors }).toMatchObject({
        more,
        errors: [{ extensions: { code: "CONFLICT", argument: "input.ifRevision" } }],
      });
    }
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  it("is refused where somebody changed what both see, hidden changes besides or not", async () => {
    const id = await publish();
    const revision = await revisionOf(id, steward);
    await change(id, `about: ["npm-north", "${await board()}"]`);
    await change(id, `title: "Another text"`);
    const { errors } = await hub.ask(
      `mutation { updateDocument(input: { id: "${id}" language: "en" ifRevision: ${revision} }) { document { id } } }`,
      {},
      steward,
    );
    expect(errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
  });

  it("does not tell how often a record was changed before it could be seen", async () => {
    const texts = async (times: number) => {
      const id = await publish("visibility: CONFIDENTIAL");
      for (let time = 0; time < times; time += 1) await change(id, `title: "Draft ${time}"`);
      await change(id, `title: "Fit for everyone" visibility: PUBLIC`);
      return seenBy(id, south);
    };
    const [few, many] = [await texts(1), await texts(4)];
    const untold = (told: Data) => JSON.stringify(told).replace(/"revision":\d+/g, "");
    expect(untold(many)).toBe(untold(few));
    for (const { one } of [few, many]) expect(one.revision).toBeGreaterThan(0);
  });

  it("depends on nothing hidden, record for record", async () => {
    // Two hubs’ worth of records under one id can’t be: the same record is written, looked at, taken away and written otherwise.
    const record = (pointers: RecordInput["pointers"]): RecordInput => ({
      id: "document-twin",
      pointers,
      owners: ["npm-north"],
      properties: { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC", title: "Twin", type: "REPORT" },
    });
    const put = (one: RecordInput) =>
      store.writer.transact({ actor: "test", input: one }, async (transaction) => {
        await transaction.archive("Document", [one.id]);
        await transaction.put("Document", [one]);
        await transaction.link("Document", [one]);
      });
    await put(record({ about: ["npm-north", "cso-alpha"] }));
    const without = await revisionOf("document-twin", south);
    const hidden = await board();
    for (const about of [
      [hidden, "npm-north", "cso-alpha"],
      ["npm-north", hidden, "cso-alpha"],
    ]) {
      await put(record({ about }));
      expect(await revisionOf("document-twin", south)).toBe(without);
    }
    await put(record({ about: ["cso-alpha", "npm-north"] }));
    expect(await revisionOf("document-twin", south)).not.toBe(without);
  });

  it("of a version is what it was then", async () => {
    const id = await publish();
    const before = await revisionOf(id, south);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const at = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await change(id, `about: ["npm-north", "${await board()}"]`);
    await change(id, `title: "Changed"`);
    const { node } = await answer(
      `{ node: recordKnownAt(id: "${id}", at: "${at}") { ... on Document { revision } } }`,
      south,
    );
    expect(node.revision).toBe(before);
  });
});

describe("provenance", () => {
  it("names the sources that can be seen, and no field that has none of them", async () => {
    const [open, hidden] = [await source("PUBLIC"), await source("CONFIDENTIAL")];
    const id = await publish(
      `provenance: [{ field: "title", sources: ["${hidden}"], confidence: VERIFIED },
        { field: "type", sources: ["${open}", "${hidden}"], confidence: VERIFIED }, { field: "note", sources: [], confidence: UNVERIFIED }]`,
    );
    const shown = [
      { field: "type", confidence: "VERIFIED", sources: [{ id: open }] },
      { field: "note", confidence: "UNVERIFIED", sources: [] },
    ];
    const { one, list } = await seenBy(id, south);
    expect(one.provenance).toEqual(shown);
    expect(list.nodes[0].provenance).toEqual(shown);
    expect((await seenBy(id, north)).one.provenance).toHaveLength(3);
  });
});
