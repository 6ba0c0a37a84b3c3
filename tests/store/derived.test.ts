import { ANONYMOUS } from "../../domain/access/viewpoint";
import type { Label, RecordInput, Row, Store, Where } from "../../store/port";
import { openStore } from "../../store";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";

const COUNT_ONLY = {
  rows: false,
  totalCount: true,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
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
    const countIn = async (id: string) =>
      (
        await store
          .reader(ANONYMOUS)
          .list("Collaboration", { where: { state: { id: { eq: id } } }, page: {}, needs: COUNT_ONLY })
      ).totalCount;
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

  it("leaves other records, which can’t be found by what is gone", async () => {
    await write("Meeting", meeting);
    await write("Document", document);
    const count = async (label: Label, where: Where) =>
      (await store.reader(ANONYMOUS).list(label, { where, page: {}, needs: COUNT_ONLY })).totalCount;
    const found = async () => [
      await count("Meeting", { host: { id: { eq: "body-apt" } } }),
      await count("Document", { about: { some: { id: { eq: "body-apt" } } } }),
      await count("Document", { about: { some: { id: { eq: "npm-slovenia" } } } }),
    ];
    expect(await found()).toEqual([1, 1, 1]);
    await archive("Body", "body-apt");
    expect(await found()).toEqual([0, 0, 1]);
    expect([(await find("meeting-made-up"))?.["revision"], (await find("document-made-up"))?.["revision"]]).toEqual([
      1, 1,
    ]);
    await write("Body", body(true));
    expect(await found()).toEqual([1, 1, 1]);
  });

  it("leaves relation records that others own, which nobody sees until it is back", async () => {
    await write("Collaboration", { ...collaboration, owners: ["npm-slovenia"] });
    await archive("Body", "body-apt");
    const owner = store.reader({ owns: ["npm-slovenia"], audiences: [], reach: [] }, async () => undefined);
    expect([await find("collab-made-up"), (await owner.byIds(["collab-made-up"]))[0]]).toEqual([null, null]);
    // Any later change of a neighbour works out the visibility of its relation records again.
    await write("Npm", npm("state-austria"));
    expect(await find("collab-made-up")).toBeNull();
    await write("Body", body(true));
    expect(await find("collab-made-up")).toMatchObject({ partnerId: "body-apt", stateId: "state-austria" });
  });

  it("brings back the relation records that went along by writing what they held", async () => {
    await archive("Body", "body-apt");
    await store.writer.transact({ actor: "test", input: "back" }, async (transaction) => {
      const gone = await transaction.archived(["body-apt"]);
      expect([...gone.values()].map(({ properties }) => properties["name"])).toEqual([body(true).properties["name"]]);
      const along = await transaction.archivedAlongWith(["body-apt"]);
      expect(along).toMatchObject([{ id: "collab-made-up", revision: 1, pointers: collaboration.pointers }]);
      for (const [label, records] of [
        ["Body", [...gone.values()]],
        ["Collaboration", along],
      ] as const) {
        await transaction.put(label, records);
        await transaction.link(label, records);
      }
      expect(await transaction.archivedAlongWith(["body-apt"])).toEqual([]);
    });
    expect(await find("collab-made-up")).toMatchObject({ revision: 2, partnerIsCivilSociety: true });
  });

  it("finds what was archived by a version of the hub that kept less", async () => {
    await archive("Body", "body-apt");
    const driver = await scratchDatabase();
    await driver.executeQuery(
      "MATCH (t:Archived {id: 'body-apt'}) DETACH DELETE t CREATE (:Archived {id: 'body-apt', label: 'Body', visibilityClass: 0, owners: [], audience: [], countries: []})",
    );
    await driver.close();
    await store.writer.transact({ actor: "test", input: "old" }, async (transaction) => {
      const [old] = [...(await transaction.archived(["body-apt"])).values()];
      expect(old).toMatchObject({
        label: "Body",
        revision: 1,
        properties: { type: "INTERNATIONAL_NGO", visibility: "PUBLIC" },
      });
    });
    await write("Body", body(true));
    expect(await find("body-apt")).toMatchObject({ revision: 2 });
  });

  it("keeps an id for its kind", async () => {
    await archive("Body", "body-apt");
    await expect(write("Cso", { ...body(true), id: "body-apt" })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("when a record holds", () => {
  const END = "9999-12-31";
  const until = async (id = "collab-made-up") => (await find(id))?.["possibleUntil"];
  const ended = (knownOn: string | undefined, input: RecordInput, mark: string) =>
    store.writer.transact({ actor: "test", input: [input, mark], ...(knownOn && { knownOn }) }, async (transaction) => {
      await transaction.put("Collaboration", [input]);
      await transaction.link("Collaboration", [input]);
    });
  const dissolved: RecordInput = {
    ...npm("state-slovenia"),
    properties: { ...npm("state-slovenia").properties, status: "DISSOLVED", to: "2020-05-01" },
  };
  const finished: RecordInput = { ...collaboration, properties: { ...collaboration.properties, status: "ENDED" } };
  const network = (more: RecordInput["properties"]): RecordInput => ({
    id: "network-made-up",
    pointers: {},
    properties: { ...COMMON, name: "Network", type: "NPM_NETWORK", status: "ACTIVE", isCivilSociety: false, ...more },
  });

  it("follows the mandate of its NPM, also after that has ended or was corrected", async () => {
    expect(await until()).toBe(END);
    await write("Npm", dissolved);
    expect(await until()).toBe("2020-05-01");
    await write("Collaboration", { ...collaboration, properties: { ...collaboration.properties, from: "2015" } });
    expect(await until()).toBe("2020-05-01");
    await write("Npm", npm("state-slovenia"));
    expect(await until()).toBe(END);
  });

  it("follows the founding of its network and its rule about the chair, also after these were corrected", async () => {
    await write("Network", network({ foundedDate: "2013-03-26", chairTermYears: 1 }));
    const ends = { network: "network-made-up" };
    await write("Membership", {
      id: "membership-made-up",
      properties: { ...COMMON, status: "MEMBER" },
      pointers: { ...ends, actor: "npm-slovenia" },
    });
    await write("ChairTerm", {
      id: "chair-made-up",
      properties: { ...COMMON, from: "2014-02-01" },
      pointers: { ...ends, npm: "npm-slovenia" },
    });
    const bounds = async () => [(await find("membership-made-up"))?.["possibleFrom"], await until("chair-made-up")];
    expect(await bounds()).toEqual(["2013-03-26", "2015-02-01"]);
    await write("Network", network({ foundedDate: "2012", chairTermYears: 2 }));
    expect(await bounds()).toEqual(["2012-01-01", "2016-02-01"]);
    await write("Network", network({}));
    expect(await bounds()).toEqual(["0000-01-01", END]);
  });

  it("is over by the day as of which it is known to have ended, as long as nothing else is said", async () => {
    await ended("2024-03", finished, "first");
    expect(await until()).toBe("2024-04-01");
    // Said again, by a newer dataset: it was known before.
    await ended("2026-11", finished, "second");
    expect(await until()).toBe("2024-04-01");
    const attested = { ...finished, properties: { ...finished.properties, lastAttested: "2019-05" } };
    await ended("2026-11", attested, "third");
    expect(await until()).toBe("2019-06-01");
  });

  it("is worked out anew for what an older hub has stored", async () => {
    await write("Npm", dissolved);
    const database = await scratchDatabase();
    await database.executeQuery("MATCH (s:Schema) REMOVE s.derivation");
    await database.executeQuery("MATCH (n:Collaboration) SET n.possibleUntil = $end REMOVE n.notFrom", { end: END });
    await database.close();
    expect(await until()).toBe(END);
    const newer = await openStore(await scratchSettings());
    expect(await until()).toBe("2020-05-01");
    await newer.close();
  });
});
