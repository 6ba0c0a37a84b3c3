import { ANONYMOUS, type Viewpoint } from "../../domain/access/viewpoint";
import {
  inversesOf,
  type Label,
  type ListNeeds,
  type ListRequest,
  type ListTarget,
  type Reader,
  type RecordInput,
  type Store,
  type Where,
} from "../../store/port";
import { scratchStore } from "../support/world";
import { fewByDay } from "../support/jest/night";

const NEEDS: ListNeeds = {
  rows: true,
  totalCount: true,
  undetermined: true,
  undeterminedCount: true,
  summary: true,
  countsBy: [],
};
const request = (extra: Partial<ListRequest> = {}): ListRequest => ({ page: { first: 50 }, needs: NEEDS, ...extra });

interface Marks {
  readonly visibility?: string;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
  readonly countries?: readonly string[];
}

const record = (
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
  marks: Marks = {},
): RecordInput => {
  const { visibility = "PUBLIC", ...rest } = marks;
  return {
    id,
    properties: { confidence: "VERIFIED", unverifiedFields: [], visibility, ...properties },
    pointers,
    ...rest,
  };
};
const cso = (id: string, name: string, marks?: Marks) =>
  record(id, { name, type: "NGO", isCivilSociety: true }, { state: "state-slovenia" }, marks);
const collaboration = (id: string, partner: string, marks?: Marks, pointers: RecordInput["pointers"] = {}) =>
  record(
    id,
    {
      description: `Work with ${partner}`,
      patterns: ["OMBUDSMAN_PLUS"],
      partnerKind: "CSO",
      formality: "FORMAL",
      regularity: "REGULAR",
      status: "ACTIVE",
      from: "2013",
    },
    { npm: "npm-slovenia", partner, ...pointers },
    marks,
  );

/** Confidential rows are handed out only where somebody notes it. */
const noted = async (): Promise<void> => undefined;

let store: Store;
let written = 0;
async function write(label: Label, ...records: RecordInput[]): Promise<void> {
  await store.writer.transact({ actor: "test", key: `step-${(written += 1)}`, input: written }, async (transaction) => {
    await transaction.put(label, records);
    await transaction.link(label, records);
  });
}

// Organisations of the dataset, with classes that only this test gives them.
const FOR_PARTNERS: Marks = { visibility: "PARTNERS", owners: ["npm-slovenia"], audience: ["network-see-npm"] };
const FOR_NETWORK: Marks = { visibility: "RESTRICTED", owners: ["npm-slovenia"], audience: ["network-see-npm"] };
const FOR_OWNERS: Marks = { visibility: "CONFIDENTIAL", owners: ["npm-slovenia"], audience: ["network-see-npm"] };

beforeAll(async () => {
  store = await scratchStore();
  await write(
    "State",
    record("state-slovenia", { name: "Slovenia", kind: "UN_MEMBER", opcatStatus: "PARTY", npmStatus: "DESIGNATED" }),
  );
  await write(
    "Npm",
    record(
      "npm-slovenia",
      { name: "NPM Slovenia", model: "OMBUDSMAN_PLUS", status: "ACTIVE", isCivilSociety: false },
      { state: "state-slovenia" },
    ),
  );
  await write(
    "Cso",
    cso("cso-peace-institute", "Peace Institute"),
    cso("cso-skup", "SKUP", FOR_PARTNERS),
    cso("cso-zdus", "ZDUS", FOR_NETWORK),
    cso("cso-zpms", "ZPMS", FOR_OWNERS),
    cso("cso-sozitje", "Sožitje", { visibility: "RESTRICTED" }),
  );
  await write(
    "Collaboration",
    collaboration("collab-peace", "cso-peace-institute"),
    collaboration("collab-skup", "cso-skup"),
    collaboration("collab-zdus", "cso-zdus"),
    collaboration("collab-zpms", "cso-zpms"),
    collaboration("collab-sozitje", "cso-sozitje"),
  );
});
afterAll(() => store.close());

/** Lists of one size class, because Neo4j plans a statement anew for each size class of its parameters. */
const stranger = {
  owns: ["npm-austria", "npm-norway"],
  audiences: ["network-nordic-npm", "npm-norway"],
  reach: ["network-nordic-npm", "npm-norway"],
};
const member: Viewpoint = { ...stranger, audiences: ["network-see-npm", "npm-austria"] };
const partner: Viewpoint = { ...stranger, reach: ["network-see-npm", "npm-austria"] };
const owner: Viewpoint = { ...stranger, owns: ["npm-slovenia", "npm-norway"] };

const viewpoints: readonly [name: string, viewpoint: Viewpoint, sees: readonly string[]][] = [
  ["anyone", ANONYMOUS, ["peace-institute"]],
  ["someone of another network", stranger, ["peace-institute"]],
  ["a partner with reach into the network", partner, ["peace-institute", "skup"]],
  ["a member of the network", member, ["peace-institute", "skup", "zdus"]],
  ["the owner", owner, ["peace-institute", "skup", "zdus", "zpms"]],
];
const ALL = ["peace-institute", "skup", "sozitje", "zdus", "zpms"];
const csoIds = (names: readonly string[]) => names.map((name) => `cso-${name}`);
const collabIds = (names: readonly string[]) => names.map((name) => `collab-${name.replace("-institute", "")}`);

const idsOf = async (reader: Reader, target: ListTarget, extra: Partial<ListRequest> = {}): Promise<string[]> =>
  (await reader.list(target, request(extra))).rows.map(({ id }) => id).sort();

function relation(on: Label, name: string) {
  const found = inversesOf(on).find((one) => one.name === name);
  if (!found) throw new Error(`The model has no relation ${on}.${name}.`);
  return found;
}

describe.each(fewByDay(viewpoints, 2))("what %s sees", (_name, viewpoint, sees) => {
  const hidden = ALL.filter((name) => !sees.includes(name));
  const reader = () => store.reader(viewpoint, noted);

  it("by id: hidden records look like missing ones", async () => {
    const rows = await reader().byIds([...csoIds(ALL), ...collabIds(ALL), "cso-none"]);
    const expected = [...csoIds(ALL), ...collabIds(ALL)].map((id) =>
      [...csoIds(sees), ...collabIds(sees)].includes(id) ? id : undefined,
    );
    expect(rows.map((row) => row?.id)).toEqual([...expected, undefined]);
    expect(rows.at(-1)).toBeNull();
  });

  it("in lists, totals, summaries and counts", async () => {
    const list = await reader().list("Cso", request({ needs: { ...NEEDS, countsBy: ["type"] } }));
    expect(list.rows.map(({ id }) => id).sort()).toEqual(csoIds(sees));
    expect(list).toMatchObject({
      totalCount: sees.length,
      summary: { records: sees.length },
      countsBy: { type: [{ value: "NGO", count: sees.length }] },
    });
    expect((await reader().list("Actor", request())).totalCount).toBe(sees.length + 1);
    const cooperation = await reader().list(
      "Collaboration",
      request({ during: { earliest: "2013-01-01", latest: "2013-12-31", today: "2026-11-29" } }),
    );
    expect(cooperation).toMatchObject({
      totalCount: sees.length,
      undeterminedCount: 0,
      summary: { partnerCount: sees.length },
    });
    expect(
      (
        await reader().list(
          "Collaboration",
          request({ during: { earliest: "2013-06-01", latest: "2013-06-30", today: "2026-11-29" } }),
        )
      ).undetermined
        .map(({ id }) => id)
        .sort(),
    ).toEqual(collabIds(sees));
  });

  it("through relations, also when the relation record itself is public", async () => {
    const [ofNpm] = await reader().related(relation("Npm", "collaborations"), ["npm-slovenia"], request());
    expect(ofNpm?.rows.map(({ id }) => id).sort()).toEqual(collabIds(sees));
    expect(ofNpm?.totalCount).toBe(sees.length);
    const pages = await reader().related(relation("Cso", "collaborations"), csoIds(ALL), request());
    expect(pages.map(({ totalCount }) => totalCount)).toEqual(ALL.map((name) => (sees.includes(name) ? 1 : 0)));
    const [ofState] = await reader().related(relation("State", "csos"), ["state-slovenia"], request());
    expect(ofState?.totalCount).toBe(sees.length);
  });

  it("in filters: a hidden record neither fits nor fails one", async () => {
    const count = async (target: ListTarget, where: Where) =>
      (await reader().list(target, request({ where }))).totalCount;
    for (const name of ALL) {
      const visible = sees.includes(name) ? 1 : 0;
      const partnerIs = { partner: { id: { eq: `cso-${name}` } } };
      expect(await count("Collaboration", partnerIs)).toBe(visible);
      expect(await count("Npm", { collaborations: { some: partnerIs } })).toBe(visible);
      expect(await count("Npm", { collaborations: { none: partnerIs } })).toBe(1 - visible);
      expect(await count("State", { csos: { some: { id: { eq: `cso-${name}` } } } })).toBe(visible);
    }
    const publicOnly = { csos: { all: { visibility: { eq: "PUBLIC" } } } };
    expect(await count("State", publicOnly)).toBe(sees.length === 1 ? 1 : 0);
    expect(await count("Cso", { NOT: { collaborations: { some: {} } } })).toBe(0);
  });

  it("in the text search, with scores that hidden records do not move", async () => {
    const found = await Promise.all(
      ["Peace Institute", "SKUP", "Sožitje", "ZDUS", "ZPMS"].map((name) => reader().search(name, ["Cso"])),
    );
    expect(found.map(([hit]) => hit?.row.id)).toEqual(
      ALL.map((name) => (sees.includes(name) ? `cso-${name}` : undefined)),
    );
    for (const [hit] of found) if (hit) expect(hit.score).toBe(1);
  });

  it("page by page, with cursors that skip what is hidden", async () => {
    const walked: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await reader().list(
        "Cso",
        request({ page: { first: 1, ...(after === undefined ? {} : { after }) } }),
      );
      walked.push(...page.rows.map(({ id }) => id));
      [after, more] = [page.cursors.at(-1), page.hasNextPage];
    }
    expect(walked.sort()).toEqual(csoIds(sees));
  });

  it("and nothing follows from a cursor that was made by someone who sees more", async () => {
    const all = await store.reader({ ...owner, audiences: member.audiences }, noted).list("Cso", request());
    for (const cursor of all.cursors) {
      const after = (await reader().list("Cso", request({ page: { first: 50, after: cursor } }))).rows.map(
        ({ id }) => id,
      );
      for (const name of hidden) expect(after).not.toContain(`cso-${name}`);
    }
  });
});

describe("an empty id among owners and audience", () => {
  it("admits nobody, whatever lists a viewer has", async () => {
    const record = cso("cso-novi-paradoks", "Novi Paradoks", {
      visibility: "RESTRICTED",
      owners: [""],
      audience: [""],
    });
    await write("Cso", record);
    // Short lists are filled up with empty ids, see store/cypher/visibility.ts.
    const short: Viewpoint = { owns: [], audiences: ["npm-austria"], reach: [] };
    expect(await store.reader(short, noted).byIds([record.id])).toEqual([null]);
  });
});

describe("a relation record is never more visible than its endpoints", () => {
  const seenBy = async (id: string): Promise<string[]> => {
    const rows = await Promise.all(
      viewpoints.map(async ([name, viewpoint]) => ((await store.reader(viewpoint, noted).byIds([id]))[0] ? name : "")),
    );
    return rows.filter((name) => name !== "");
  };
  const everyone = viewpoints.map(([name]) => name);

  it("keeps its own class where that is stricter", async () => {
    await write("Collaboration", collaboration("collab-own", "cso-peace-institute", FOR_OWNERS));
    expect(await seenBy("collab-own")).toEqual(["the owner"]);
  });

  it.each([
    ["its own is stricter than that of an endpoint", "own-strict", "cso-zdus", FOR_OWNERS],
    ["an endpoint’s is stricter than its own", "end-strict", "cso-zpms", FOR_NETWORK],
  ])("has the strictest class of several, where all have one audience: %s", async (_case, id, partnerId, marks) => {
    await write("Collaboration", collaboration(`collab-${id}`, partnerId, marks));
    expect(await seenBy(`collab-${id}`)).toEqual(["the owner"]);
  });

  it("has the strictest class of the rounds it builds on, however many there are", async () => {
    const round = (at: number, marks: Marks, prolongs = {}) =>
      collaboration(`collab-chain-${at}`, "cso-peace-institute", marks, prolongs);
    await write(
      "Collaboration",
      round(1, FOR_OWNERS),
      round(2, FOR_PARTNERS, { prolongs: "collab-chain-1" }),
      round(3, FOR_NETWORK, { prolongs: "collab-chain-2" }),
    );
    expect(await seenBy("collab-chain-3")).toEqual(["the owner"]);
    expect(await seenBy("collab-chain-2")).toEqual(["the owner"]);
  });

  it("admits only those whom both the record and the endpoint admit", async () => {
    await write(
      "Collaboration",
      collaboration("collab-both", "cso-zdus", {
        visibility: "RESTRICTED",
        owners: ["npm-austria"],
        audience: ["network-nordic-npm"],
      }),
    );
    expect(await seenBy("collab-both")).toEqual([]);
  });

  it("is hidden from the moment an endpoint is, and seen again when the endpoint is", async () => {
    await write("Cso", cso("cso-novi-paradoks", "Novi Paradoks"));
    await write("Collaboration", collaboration("collab-novi", "cso-novi-paradoks"));
    expect(await seenBy("collab-novi")).toEqual(everyone);
    await write("Cso", cso("cso-novi-paradoks", "Novi Paradoks", FOR_NETWORK));
    expect(await seenBy("collab-novi")).toEqual(["a member of the network", "the owner"]);
    await write("Cso", cso("cso-novi-paradoks", "Novi Paradoks"));
    expect(await seenBy("collab-novi")).toEqual(everyone);
  });

  it("is hidden until it is linked", async () => {
    await store.writer.transact({ actor: "test", key: "unlinked", input: 1 }, (transaction) =>
      transaction.put("Collaboration", [collaboration("collab-unlinked", "cso-zdus")]),
    );
    expect(await seenBy("collab-unlinked")).toEqual([]);
  });

  it.each([
    ["first", ["collab-round-1", "collab-round-2"]],
    ["last", ["collab-round-2", "collab-round-1"]],
  ])("is public where it prolongs a public round that is written %s in the same step", async (place, order) => {
    const name = (id: string) => `${id}-${place}`;
    const rounds = new Map([
      ["collab-round-1", collaboration(name("collab-round-1"), "cso-peace-institute")],
      [
        "collab-round-2",
        collaboration(name("collab-round-2"), "cso-peace-institute", {}, { prolongs: name("collab-round-1") }),
      ],
    ]);
    await write("Collaboration", ...order.map((id) => rounds.get(id) as RecordInput));
    expect(await seenBy(name("collab-round-1"))).toEqual(everyone);
    expect(await seenBy(name("collab-round-2"))).toEqual(everyone);
  });

  it("is hidden with the round it prolongs, also when that is hidden later", async () => {
    await write("Collaboration", collaboration("collab-early", "cso-peace-institute"));
    await write("Collaboration", collaboration("collab-late", "cso-peace-institute", {}, { prolongs: "collab-early" }));
    expect(await seenBy("collab-late")).toEqual(everyone);
    await write("Collaboration", collaboration("collab-early", "cso-peace-institute", FOR_OWNERS));
    expect(await seenBy("collab-early")).toEqual(["the owner"]);
    expect(await seenBy("collab-late")).toEqual(["the owner"]);
  });

  it("does not become public when its hidden partner is archived", async () => {
    await write("Cso", cso("cso-primus-institute", "Primus Institute", FOR_OWNERS));
    await write("Collaboration", collaboration("collab-primus", "cso-primus-institute"));
    await store.writer.transact({ actor: "test", key: "archive", input: 1 }, (transaction) =>
      transaction.archive("Cso", ["cso-primus-institute"]),
    );
    // Any later change of a neighbour works out the visibility of its relation records again.
    await write(
      "Npm",
      record(
        "npm-slovenia",
        { name: "NPM Slovenia", model: "OMBUDSMAN_PLUS", status: "ACTIVE", isCivilSociety: false },
        { state: "state-slovenia" },
      ),
    );
    expect((await store.reader(ANONYMOUS).byIds(["collab-primus"]))[0]).toBeNull();
  });
});

describe("a public record that points at a hidden one", () => {
  const about = { title: "Guide", type: "GUIDE" };
  const count = async (viewpoint: Viewpoint, where: Where) =>
    (await store.reader(viewpoint, noted).list("Document", request({ where }))).totalCount;

  it("cannot be found by what it points at, and the other is not found through it", async () => {
    await write(
      "Document",
      record("document-open", about, { publisher: "cso-peace-institute", about: ["npm-slovenia"] }),
      record("document-by-hidden", about, { publisher: "cso-zpms", about: ["cso-zpms", "npm-slovenia"] }),
    );
    expect(await count(ANONYMOUS, {})).toBe(2);
    for (const where of [
      { publisher: { id: { eq: "cso-zpms" } } },
      { about: { some: { id: { eq: "cso-zpms" } } } },
      { about: { all: { id: { eq: "cso-zpms" } } } },
    ]) {
      expect(await count(ANONYMOUS, where)).toBe(0);
    }
    expect(await count(ANONYMOUS, { about: { none: { id: { eq: "cso-zpms" } } } })).toBe(2);
    expect(await count(ANONYMOUS, { NOT: { publisher: {} } })).toBe(1);
    expect(await count(owner, { publisher: { id: { eq: "cso-zpms" } } })).toBe(1);
    expect(await count(owner, { NOT: { publisher: {} } })).toBe(0);
  });

  it("is not listed with the hidden one, though it is seen itself", async () => {
    const published = async (viewpoint: Viewpoint) => {
      const ids = ["cso-zpms", "cso-peace-institute"];
      const pages = await store.reader(viewpoint, noted).related(relation("Cso", "documents"), ids, request());
      return pages.map(({ rows, totalCount }) => [totalCount, ...rows.map(({ id }) => id)]);
    };
    expect(await published(ANONYMOUS)).toEqual([[0], [1, "document-open"]]);
    expect(await published(owner)).toEqual([
      [1, "document-by-hidden"],
      [1, "document-open"],
    ]);
  });
});

describe("a token narrowed to countries", () => {
  const reader = (countries?: readonly string[]) => store.reader({ ...owner, ...(countries && { countries }) }, noted);

  it("sees of its organisation’s records only those of these countries, and those of none", async () => {
    await write(
      "Cso",
      cso("cso-caritas-slovenia", "Caritas Slovenia", { ...FOR_OWNERS, countries: ["state-austria"] }),
      cso("cso-sos-slovenia", "SOS Slovenia", { ...FOR_OWNERS, countries: [] }),
    );
    const where = { id: { in: ["cso-caritas-slovenia", "cso-sos-slovenia", "cso-zpms"] } };
    const ids = (countries: readonly string[]) => idsOf(reader(countries), "Cso", { where });
    expect(await ids(["state-slovenia"])).toEqual(["cso-sos-slovenia", "cso-zpms"]);
    expect(await ids(["state-austria"])).toEqual(["cso-caritas-slovenia", "cso-sos-slovenia"]);
  });

  it("sees a relation record only where it sees all its endpoints", async () => {
    await write("Collaboration", collaboration("collab-abroad", "cso-caritas-slovenia"));
    const seen = async (countries?: readonly string[]) =>
      (await reader(countries).byIds(["collab-abroad", "collab-zpms"])).map((row) => row?.id);
    expect(await seen()).toEqual(["collab-abroad", "collab-zpms"]);
    expect(await seen(["state-slovenia"])).toEqual([undefined, "collab-zpms"]);
    expect(await seen(["state-austria"])).toEqual([undefined, undefined]);
    expect(await seen(["state-slovenia", "state-austria"])).toEqual([undefined, "collab-zpms"]);
  });
});
