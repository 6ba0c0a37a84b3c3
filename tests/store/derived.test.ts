import { ANONYMOUS } from "../../domain/viewpoint";
import type { Label, RecordInput, Row, Store } from "../../store/port";
import { scratchStore } from "../support/world";

const COMMON = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };
const state = (id: string): RecordInput => ({
  id,
  pointers: {},
  properties: { ...COMMON, name: id, kind: "UN_MEMBER", opcatStatus: "PARTY", npmStatus: "DESIGNATED" },
});
const npm = (stateId: string): RecordInput => ({
  id: "npm-slovenia",
  pointers: { state: stateId },
  properties: { ...COMMON, name: "NPM Slovenia", model: "OMBUDSMAN_PLUS", status: "ACTIVE", isCivilSociety: false },
});
const body = (isCivilSociety: boolean): RecordInput => ({
  id: "body-apt",
  pointers: {},
  properties: {
    ...COMMON,
    name: "Association for the Prevention of Torture",
    type: "INTERNATIONAL_NGO",
    isCivilSociety,
  },
});
const collaboration: RecordInput = {
  id: "collab-made-up",
  pointers: { npm: "npm-slovenia", partner: "body-apt" },
  properties: {
    ...COMMON,
    patterns: ["INFORMATION_EXCHANGE"],
    partnerKind: "BODY",
    formality: "FORMAL",
    regularity: "REGULAR",
    status: "ACTIVE",
  },
};
const meeting: RecordInput = {
  id: "meeting-made-up",
  pointers: { host: "body-apt", state: "state-slovenia" },
  properties: { ...COMMON, name: "Made-up meeting", type: "SEMINAR" },
};
const document: RecordInput = {
  id: "document-made-up",
  pointers: { about: ["body-apt", "npm-slovenia"] },
  properties: { ...COMMON, title: "Made-up document", type: "REPORT" },
};

let store: Store;
beforeEach(async () => {
  store = await scratchStore();
  await write("State", state("state-slovenia"), state("state-austria"));
  await write("Npm", npm("state-slovenia"));
  await write("Body", body(true));
  await write("Collaboration", collaboration);
});
afterEach(() => store.close());

const write = (label: Label, ...records: RecordInput[]) =>
  store.writer.transact({ actor: "test", input: records }, async (transaction) => {
    await transaction.put(label, records);
    await transaction.link(label, records);
  });
const archive = (label: Label, id: string) =>
  store.writer.transact({ actor: "test", input: id }, (transaction) => transaction.archive(label, [id]));
const find = async (id: string): Promise<Row | null> => (await store.reader(ANONYMOUS).byIds([id]))[0] ?? null;

describe("what follows from the parties of a collaboration", () => {
  it("is the state of its NPM, also after the NPM has moved", async () => {
    expect((await find("collab-made-up"))?.["stateId"]).toBe("state-slovenia");
    await write("Npm", npm("state-austria"));
    expect((await find("collab-made-up"))?.["stateId"]).toBe("state-austria");
    const needs = {
      rows: false,
      totalCount: true,
      undetermined: false,
      undeterminedCount: false,
      summary: false,
      countsBy: [],
    };
    const countIn = async (id: string) =>
      (await store.reader(ANONYMOUS).list("Collaboration", { where: { state: { id: { eq: id } } }, page: {}, needs }))
        .totalCount;
    expect([await countIn("state-slovenia"), await countIn("state-austria")]).toEqual([0, 1]);
  });

  it("is whether its partner is civil society, also after that was corrected", async () => {
    expect((await find("collab-made-up"))?.["partnerIsCivilSociety"]).toBe(true);
    await write("Body", body(false));
    expect((await find("collab-made-up"))?.["partnerIsCivilSociety"]).toBe(false);
  });
});

describe("archiving a record", () => {
  it("takes the relation records that end at it along", async () => {
    await archive("Body", "body-apt");
    expect([await find("body-apt"), await find("collab-made-up")]).toEqual([null, null]);
    expect(await find("npm-slovenia")).not.toBeNull();
  });

  it("leaves other records, without pointing at what is gone", async () => {
    await write("Meeting", meeting);
    await write("Document", document);
    await archive("Body", "body-apt");
    const [host, about] = [(await find("meeting-made-up"))?.["hostId"], (await find("document-made-up"))?.["aboutIds"]];
    expect([host ?? null, about]).toEqual([null, ["npm-slovenia"]]);
  });
});
