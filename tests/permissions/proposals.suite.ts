/** What proposals and reports tell: to everyone what they may see themselves, whoever handed them in. */
import type { Driver } from "neo4j-driver";
import type { Viewer } from "../../policy";
import type { Label, RecordInput, Store } from "../../store/port";
import type { Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";
import { scratchDatabase } from "../support/world";
import { CONSTANT_REFUSALS } from "./mutations/constantRefusals";
import { hide, made, membership, restrict, term } from "./refusals/society";

let hub: Hub;
let store: Store;
let database: Driver;

const at = (name: string): string => name;
const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const beta = viewerAs("partner", { org: "cso-beta" });
const steward = viewerAs("steward");

/** A page that Alpha and the NPM of the north may read, and the steward may not. */
const LETTER = restrict(made("Source", "src-letter", { title: "A letter", kind: "WEB_PAGE" }), [
  "npm-north",
  "cso-alpha",
]);
const SECRET = hide(made("Source", "src-secret", { title: "A secret", kind: "WEB_PAGE" }));

async function put(label: Label, record: RecordInput): Promise<void> {
  await store.writer.transact({ actor: "world", input: record }, async (transaction) => {
    await transaction.put(label, [record]);
    await transaction.link(label, [record]);
  });
}

/** Collaborations as the north owns them, one for each test. */
const collaboration = (id: string, more: Partial<RecordInput> = {}, sources: readonly string[] = ["src-page"]) =>
  put("Collaboration", {
    id,
    properties: {
      confidence: "VERIFIED",
      unverifiedFields: [],
      visibility: "PUBLIC",
      description: "Visits together",
      patterns: ["OMBUDSMAN_PLUS"],
      partnerKind: "CSO",
      formality: "FORMAL",
      regularity: "REGULAR",
      status: "ACTIVE",
      from: "2014",
      ...more.properties,
    },
    pointers: { npm: "npm-north", partner: "cso-alpha", sources },
    owners: ["npm-north"],
    audience: more.audience ?? [],
  });

beforeAll(async () => {
  ({ hub, store } = await openSmallHub());
  database = await scratchDatabase();
  await put(...LETTER);
  await put(...SECRET);
});
afterAll(async () => {
  await database.close();
  await hub.close();
});

async function ask(query: string, viewer?: Viewer) {
  const { data, errors } = await hub.ask(query, {}, viewer);
  return { data, errors, codes: errors.map(({ extensions }) => extensions?.["code"]), message: errors[0]?.message };
}
async function propose(record: string, fields: string, viewer: Viewer): Promise<string> {
  const { data, message } = await ask(
    `mutation { proposeChange(input: { record: "${record}" reason: "Read again" fields: ${fields} }) { proposal { id } } }`,
    viewer,
  );
  expect(message).toBeUndefined();
  return data.proposeChange.proposal.id;
}
const accept = (id: string, viewer: Viewer) =>
  ask(
    `mutation { reviewChange(input: { id: "${id}" verdict: ACCEPT }) { proposal { status fields { field before after } } } }`,
    viewer,
  );
const sourcesOf = async (id: string, viewer: Viewer) =>
  (await ask(`{ collaboration(id: "${id}") { sources { id } } }`, viewer)).data.collaboration.sources.map(
    (source: { id: string }) => source.id,
  );

describe("a proposal", () => {
  const fieldsOf = async (id: string, viewer: Viewer) => {
    const { data } = await ask("{ proposals { nodes { id fields { field before after } } } }", viewer);
    return data.proposals.nodes.find((one: { id: string }) => one.id === id)?.fields;
  };

  it("shows each reader those records that it may see, before and after", async () => {
    await collaboration("collab-shown", {}, ["src-page", "src-letter", "src-secret"]);
    const id = await propose("collab-shown", '[{ field: "sources", values: ["src-letter"] }]', alpha);
    expect(await fieldsOf(id, alpha)).toEqual([
      { field: "sources", before: ["src-page", "src-letter"], after: ["src-letter"] },
    ]);
    expect(await fieldsOf(id, steward)).toEqual([{ field: "sources", before: ["src-page"], after: [] }]);
  });

  it("that names what who decides may not see is refused in one wording", async () => {
    await collaboration("collab-named");
    const id = await propose("collab-named", '[{ field: "sources", values: ["src-page", "src-letter"] }]', alpha);
    const refused = await accept(id, steward);
    expect(refused.codes).toEqual(["NOT_FOUND"]);
    expect(refused.message).toBe("It names a record that does not exist, or that you may not see.");
    expect((await accept(id, north)).codes).toEqual([]);
    expect(await sourcesOf("collab-named", north)).toEqual(["src-page", "src-letter"]);
  });

  it("is accepted though something that nobody may see was attached meanwhile", async () => {
    await collaboration("collab-meanwhile");
    const id = await propose("collab-meanwhile", '[{ field: "sources", values: [] }]', alpha);
    await collaboration("collab-meanwhile", {}, ["src-page", "src-secret"]);
    expect((await accept(id, steward)).codes).toEqual([]);
  });

  it("takes nothing away that who proposed it could not see", async () => {
    await collaboration("collab-kept", {}, ["src-page", "src-letter"]);
    const id = await propose("collab-kept", '[{ field: "sources", values: [] }]', beta);
    expect((await accept(id, north)).codes).toEqual([]);
    expect(await sourcesOf("collab-kept", north)).toEqual(["src-letter"]);
  });

  it("about a record that was restricted then is not told to those for whom it is opened later", async () => {
    const restricted = { visibility: "RESTRICTED", note: "Known to both of us" };
    await collaboration("collab-opened", { properties: restricted, audience: ["cso-alpha"] });
    const id = await propose("collab-opened", '[{ field: "note", values: ["Known to three"] }]', alpha);
    await collaboration("collab-opened");
    expect(await fieldsOf(id, steward)).toBeUndefined();
    expect((await accept(id, steward)).codes).toEqual(["NOT_FOUND"]);
    expect(await fieldsOf(id, alpha)).toEqual([
      { field: "note", before: ["Known to both of us"], after: ["Known to three"] },
    ]);
  });

  it("is not answered to a repetition by someone from whom its record is hidden by now", async () => {
    await collaboration("collab-closed");
    const query = `mutation { proposeChange(input: { record: "collab-closed" reason: "Again" idempotencyKey: "closed" fields: [{ field: "note", values: ["New"] }] }) { proposal { recordId } } }`;
    expect((await ask(query, beta)).data.proposeChange.proposal).toEqual({ recordId: "collab-closed" });
    await collaboration("collab-closed", { properties: { visibility: "CONFIDENTIAL" } });
    expect((await ask(query, beta)).data.proposeChange.proposal).toBeNull();
  });

  it("to change what who decides may not read is left to someone who may, and the field is not named", async () => {
    await put("Project", {
      id: "project-bridge",
      properties: {
        confidence: "VERIFIED",
        unverifiedFields: [],
        visibility: "PUBLIC",
        name: "Bridge",
        status: "ACTIVE",
        budgetAmount: 8_000,
      },
      pointers: {},
      owners: ["npm-north"],
    });
    const id = await propose("project-bridge", '[{ field: "budgetAmount", values: ["9000"] }]', alpha);
    const blind = { ...north, scopes: north.scopes.filter((scope) => scope !== "finance:read") };
    const refused = await accept(id, blind);
    expect(refused.codes).toEqual(["FORBIDDEN"]);
    expect(JSON.stringify(refused.errors)).not.toContain("budget");
    expect((await accept(id, north)).codes).toEqual([]);
  });

  it("on a term is refused over one that nobody may see, in the words of the table", async () => {
    const [label, mine] = term(at, "npm-north", { from: "2020-01-01", to: "2020-06-01" });
    const [, hidden] = hide(term(at, "npm-coast", { from: "2020-07-01", to: "2021-01-01" }, "secret"));
    await put(label, mine);
    await put(label, hidden);
    const id = await propose("chair-a", '[{ field: "to", values: ["2020-09-01"] }]', alpha);
    const { codes, message } = await accept(id, steward);
    const listed = CONSTANT_REFUSALS.find(
      ({ mutation, rule }) => mutation === "reviewChange" && rule === "an occupied chair",
    );
    expect({ code: codes[0], message }).toEqual({ code: listed?.code, message: listed?.message });
  });
});

describe("a report", () => {
  const report = (message: string, viewer?: Viewer, record = "collab-old") =>
    ask(
      `mutation { reportError(input: { record: "${record}" message: "${message}" }) { errorReport { id } } }`,
      viewer,
    );

  it("about a record that was restricted then is not told to those for whom it is opened later", async () => {
    await collaboration("collab-reported", { properties: { visibility: "RESTRICTED" }, audience: ["cso-alpha"] });
    const { data } = await report("The visit of May is missing.", alpha, "collab-reported");
    const { id } = data.reportError.errorReport;
    await collaboration("collab-reported");
    const list = await ask("{ errorReports { nodes { id } } }", steward);
    expect(list.data.errorReports.nodes).not.toContainEqual({ id });
    const answer = `mutation { answerReport(input: { id: "${id}" status: DECLINED answer: "No." }) { errorReport { id } } }`;
    expect((await ask(answer, steward)).codes).toEqual(["NOT_FOUND"]);
    expect((await ask(`{ errorReport(id: "${id}") { message } }`)).data.errorReport).toEqual({
      message: "The visit of May is missing.",
    });
  });

  it("is taken whatever others have handed in, about this record or about hidden ones", async () => {
    for (let count = 0; count < 20; count += 1) expect((await report("Wrong.", alpha)).codes).toEqual([]);
    expect((await report("Wrong.", alpha)).codes).toEqual(["RATE_LIMITED"]);
    await database.executeQuery(
      `UNWIND range(1, 2000) AS number CREATE (s:Submission {id: 'report-' + number, kind: 'REPORT', status: 'OPEN',
        record: 'src-secret', label: 'Source', message: 'Hidden', org: 'npm-south', subject: 'south', at: '2026-01-01T00:00:00.000Z'})`,
    );
    expect((await report("Wrong.", beta)).codes).toEqual([]);
    expect((await report("Wrong.")).codes).toEqual([]);
  });

  it("of someone without a token is refused in the words of the table when too many wait", async () => {
    for (let count = 0; count < 19; count += 1) await report("Wrong.");
    const { codes, message } = await report("Wrong.");
    const listed = CONSTANT_REFUSALS.find(({ mutation }) => mutation === "reportError");
    expect({ code: codes[0], message }).toEqual({ code: listed?.code, message: listed?.message });
  });
});

describe("what is told of a decision", () => {
  it("leaves out a founder whom the reader may not see", async () => {
    const [label, founder] = hide(
      made(
        "Npm",
        "npm-secret",
        { name: "A secret", model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false },
        { state: "state-coast" },
      ),
    );
    await put(label, founder);
    await put("Decision", {
      id: "decision-founding",
      properties: {
        confidence: "VERIFIED",
        unverifiedFields: [],
        visibility: "PUBLIC",
        title: "Founding",
        kind: "FOUNDING",
        proposedOn: "2026-01-01",
      },
      pointers: { network: "network-shores", subjects: ["npm-north", "npm-secret"] },
    });
    const { data } = await ask(`{ decision(id: "decision-founding") { agreement { reasons missingAssents { id } } } }`);
    expect(data.decision.agreement).toEqual({
      reasons: ["NPM of north has stated no position, and silence is not assent (D12)."],
      missingAssents: [{ id: "npm-north" }],
    });
  });

  it("to someone without an office is that: the office is asked for before any rule", async () => {
    await put(...term(at, "npm-south", { from: "2026-01-01" }, "b"));
    await put(...membership(at, "npm-coast", { status: "OBSERVER" }));
    const coast = viewerAs("secretariat", { org: "npm-coast", networks: ["network-shores"] });
    const closed = { outcome: "ADOPTED", date: "2020-01-01", title: "Closed", kind: "OTHER" };
    await put(...made("Decision", "decision-closed", closed, { network: "network-shores" }));
    const attempts = [
      `closeDecision(input: { decision: "decision-closed" outcome: ADOPTED date: "2019-01-01" }) { decision { id } }`,
      `admitMember(input: { network: "network-shores" actor: "npm-north" decision: "decision-closed" }) { membership { id } }`,
      `appointChair(input: { network: "network-shores" npm: "npm-north" decision: "decision-closed" from: "2020" }) { chairTerm { id } }`,
      `createWorkingGroup(input: { network: "network-shores" name: "" decision: "decision-closed" }) { workingGroup { id } }`,
      `proposeDecision(input: { network: "network-shores" title: "" kind: CHAIR }) { decision { id } }`,
    ];
    for (const attempt of attempts) expect((await ask(`mutation { ${attempt} }`, coast)).codes).toEqual(["FORBIDDEN"]);
  });

  it("of a network that may not be seen is the same as of one that does not exist", async () => {
    const decision = (id: string, network?: string) =>
      put(
        ...made(
          "Decision",
          id,
          { title: "Proposal", kind: "OTHER", proposedOn: "2026-01-01" },
          network === undefined ? {} : { network },
        ),
      );
    const settings = { name: "A secret", type: "NPM_NETWORK", status: "ACTIVE", isCivilSociety: false };
    await put(...hide(made("Network", "network-secret", settings)));
    await decision("decision-of-secret", "network-secret");
    await decision("decision-of-nothing");
    for (const [mutation, more] of [
      ["takePosition", "stance: ASSENT"],
      ["closeDecision", "outcome: DEFERRED"],
    ]) {
      const [hidden, none] = await Promise.all(
        ["decision-of-secret", "decision-of-nothing"].map(async (id) =>
          JSON.stringify(
            (await ask(`mutation { ${mutation}(input: { decision: "${id}" ${more} }) { __typename } }`, north)).errors,
          ).replaceAll(id, "X"),
        ),
      );
      expect(hidden).toBe(none);
      expect(hidden).toContain("NOT_FOUND");
    }
  });
});
