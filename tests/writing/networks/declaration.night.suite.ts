/**
 * The founding of the South-East Europe NPM Network in March 2013, and the accession of Austria in October 2013, replayed through the
 * mutations on the real states, NPMs and mandates. The positions of members are made up for this test: the sources only tell the outcome.
 */
import { join } from "node:path";
import { projectRoot } from "../../../config/projectRoot";
import type { Viewer } from "../../../policy";
import { importDataset } from "../../../seed";
import type { Store } from "../../../store/port";
import { type Data, type Hub, openHub } from "../../support/hub";
import { viewerAs } from "../../support/viewers";
import { scratchStore } from "../../support/world";

const FOUNDERS = ["albania", "croatia", "north-macedonia", "montenegro", "slovenia", "serbia"].map(
  (name) => `npm-${name}`,
);
const NETWORK = "network-replay";
const FOUNDED = "2013-03-26";

let store: Store;
let hub: Hub;
const npm = (id: string): Viewer => viewerAs("member", { org: id, networks: [NETWORK], memberOf: [NETWORK] });
const secretariat = (id: string): Viewer =>
  viewerAs("secretariat", { org: id, networks: [NETWORK], memberOf: [NETWORK] });
const steward = viewerAs("steward");
const admin = viewerAs("admin");

interface Answered {
  readonly record: Data;
  readonly error: { readonly code: string; readonly clause?: string; readonly reasons?: string[] } | null;
}

async function run(viewer: Viewer, mutation: string): Promise<Answered> {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, viewer);
  const [payload] = Object.values((data ?? {}) as Record<string, Record<string, Data> | null>);
  return {
    record: payload ? Object.values(payload)[0] : null,
    error: errors[0] ? (errors[0].extensions as Answered["error"]) : null,
  };
}

async function done(viewer: Viewer, mutation: string): Promise<Data> {
  const { record, error } = await run(viewer, mutation);
  expect({ mutation, error }).toEqual({ mutation, error: null });
  return record;
}

async function refused(viewer: Viewer, mutation: string, clause: string): Promise<readonly string[]> {
  const before = await store.journalHead();
  const { record, error } = await run(viewer, mutation);
  expect({ record, code: error?.code, clause: error?.clause }).toEqual({ record: null, code: "RULE_VIOLATED", clause });
  expect(await store.journalHead()).toBe(before);
  return error?.reasons ?? [];
}

const assent = (decision: string, _id: string, statedOn: string, stance = "ASSENT") =>
  `takePosition(input: { decision: "${decision}" stance: ${stance} statedOn: "${statedOn}" }) { position { id stance } }`;
const close = (decision: string, date: string, outcome = "ADOPTED") =>
  `closeDecision(input: { decision: "${decision}" outcome: ${outcome} date: "${date}" }) { decision { id outcome date visibility } }`;
const admit = (actor: string, decision: string, more = "") =>
  `admitMember(input: { network: "${NETWORK}" actor: "${actor}" decision: "${decision}" ${more} }) { membership { id status period { from } } }`;
const propose = (kind: string, subjects: readonly string[], proposedOn: string) =>
  `proposeDecision(input: { network: "${NETWORK}" title: "Made up for the replay" kind: ${kind} subjects: ${JSON.stringify(subjects)} proposedOn: "${proposedOn}" }) { decision { id outcome visibility } }`;
const appoint = (id: string, decision: string, from: string, to = "") =>
  `appointChair(input: { network: "${NETWORK}" npm: "${id}" decision: "${decision}" from: "${from}" ${to && `to: "${to}"`} }) { chairTerm { id period { from to } } }`;

/** Proposes, lets everyone assent, closes; resolves to the id of the decision. */
async function decide(
  kind: string,
  subjects: readonly string[],
  date: string,
  by: { office: Viewer; members: readonly string[] },
): Promise<string> {
  const { id } = await done(by.office, propose(kind, subjects, date));
  for (const member of by.members) await done(npm(member), assent(id, member, date));
  await done(by.office, close(id, date));
  return id as string;
}

beforeAll(async () => {
  store = await scratchStore();
  await importDataset({ directory: join(projectRoot(), "seed", "data"), store });
  hub = await openHub(store);
  await done(
    admin,
    `createNetwork(input: { id: "${NETWORK}" name: "Replay of the South-East Europe NPM Network" type: NPM_NETWORK status: ACTIVE foundedDate: "${FOUNDED}" foundedPlace: "Belgrade" }) { network { id } }`,
  );
});
afterAll(() => hub.close());

let founding: string;
let admission: string;
let chairTerm: string;

describe("the founding, 26 March 2013", () => {
  it("is proposed by one of the NPMs that it names", async () => {
    const stranger = await run(npm("npm-austria"), propose("FOUNDING", FOUNDERS, FOUNDED));
    expect(stranger.error?.code).toBe("FORBIDDEN");
    const { id, visibility } = await done(npm("npm-serbia"), propose("FOUNDING", FOUNDERS, FOUNDED));
    expect(visibility).toBe("RESTRICTED");
    founding = id;
  });

  it("is seen by those NPMs only while it is open, and positions are nobody else’s business", async () => {
    for (const [viewer, seen] of [
      [npm("npm-slovenia"), true],
      [npm("npm-austria"), false],
      [steward, false],
    ] as const)
      expect((await hub.ask(`{ decision(id: "${founding}") { id } }`, {}, viewer)).data.decision).toEqual(
        seen ? { id: founding } : null,
      );
    expect((await run(npm("npm-austria"), assent(founding, "npm-austria", FOUNDED))).error?.code).toBe("NOT_FOUND");
  });

  it("is not adopted while an assent is missing: silence is not assent (D12)", async () => {
    for (const id of FOUNDERS.slice(0, 5)) await done(npm(id), assent(founding, id, FOUNDED));
    const reasons = await refused(npm("npm-slovenia"), close(founding, FOUNDED), "D12");
    expect(reasons.join(" ")).toContain("Serbia");
    const { data } = await hub.ask(
      `{ decision(id: "${founding}") { agreement { outcome missingAssents { id } } } }`,
      {},
      npm("npm-slovenia"),
    );
    expect(data.decision.agreement).toEqual({ outcome: "NOT_AGREED", missingAssents: [{ id: "npm-serbia" }] });
  });

  it("is not adopted while one objects (D12), and positions can be changed until it is closed", async () => {
    await done(npm("npm-serbia"), assent(founding, "npm-serbia", FOUNDED, "OBJECTION"));
    await refused(npm("npm-slovenia"), close(founding, FOUNDED), "D12");
    const { stance } = await done(npm("npm-serbia"), assent(founding, "npm-serbia", FOUNDED));
    expect(stance).toBe("ASSENT");
    const { data } = await hub.ask(
      `{ decision(id: "${founding}") { positions { totalCount } } }`,
      {},
      npm("npm-serbia"),
    );
    expect(data.decision.positions.totalCount).toBe(6);
  });

  it("is adopted by all six, and positions are fixed then (D12)", async () => {
    expect(await done(npm("npm-serbia"), close(founding, FOUNDED))).toEqual({
      id: founding,
      outcome: "ADOPTED",
      date: FOUNDED,
      visibility: "PUBLIC",
    });
    await refused(npm("npm-albania"), assent(founding, "npm-albania", FOUNDED, "OBJECTION"), "D12");
    await refused(npm("npm-serbia"), close(founding, FOUNDED, "DEFERRED"), "D12");
  });

  it("makes the six founding members, and nobody whom it does not name (D12)", async () => {
    for (const id of FOUNDERS)
      expect(await done(npm("npm-serbia"), admit(id, founding, "status: FOUNDING_MEMBER"))).toMatchObject({
        status: "FOUNDING_MEMBER",
        period: { from: FOUNDED },
      });
    await refused(npm("npm-serbia"), admit("npm-austria", founding, "status: FOUNDING_MEMBER"), "D12");
    await refused(npm("npm-serbia"), admit("npm-slovenia", founding, "status: FOUNDING_MEMBER"), "D5");
  });

  it("knows those who also agree: neither members nor observers", async () => {
    await done(npm("npm-serbia"), admit("npm-bosnia-and-herzegovina", founding, "status: ALSO_AGREEING"));
    const { data } = await hub.ask(
      `{ network(id: "${NETWORK}") { members(asOf: "${FOUNDED}") { totalCount } memberships(asOf: "${FOUNDED}") { totalCount undeterminedCount } } }`,
    );
    expect(data.network).toEqual({ members: { totalCount: 6 }, memberships: { totalCount: 7, undeterminedCount: 0 } });
  });
});

describe("the first chair, Slovenia (D13)", () => {
  let election: string;
  it("takes a decision of the members", async () => {
    await refused(npm("npm-slovenia"), appoint("npm-slovenia", founding, FOUNDED), "D13");
    election = await decide("CHAIR", ["npm-slovenia"], FOUNDED, { office: npm("npm-serbia"), members: FOUNDERS });
  });

  it("chairs for a year at most, and only whom they chose", async () => {
    await refused(npm("npm-serbia"), appoint("npm-croatia", election, FOUNDED), "D13");
    await refused(npm("npm-serbia"), appoint("npm-slovenia", election, FOUNDED, "2014-03-27"), "D13");
    await refused(npm("npm-serbia"), appoint("npm-slovenia", election, "2013-03-25"), "D14");
    const term = await done(npm("npm-serbia"), appoint("npm-slovenia", election, FOUNDED));
    expect(term.period).toEqual({ from: FOUNDED, to: "2014-03-26" });
    chairTerm = term.id;
  });

  it("is one at a time", async () => {
    const other = await decide("CHAIR", ["npm-croatia"], FOUNDED, { office: npm("npm-serbia"), members: FOUNDERS });
    const reasons = await refused(npm("npm-serbia"), appoint("npm-croatia", other, "2013-09-01"), "D13");
    expect(reasons.join(" ")).toContain("Slovenia");
    // A successor may be elected ahead, and follows without a gap.
    const successor = await done(npm("npm-serbia"), appoint("npm-croatia", other, "2014-03-26"));
    expect(successor.period).toEqual({ from: "2014-03-26", to: "2015-03-26" });
  });

  it("answers who chairs, and who may speak", async () => {
    const { data } = await hub.ask(
      `{ chairOf(network: "${NETWORK}", on: "2013-10-25") { outcome npm { id } } representativeOf(network: "${NETWORK}", on: "2013-10-25") { outcome representatives { as actor { id } } } }`,
    );
    expect(data).toEqual({
      chairOf: { outcome: "CHAIRED", npm: { id: "npm-slovenia" } },
      representativeOf: { outcome: "CERTAIN", representatives: [{ as: "CHAIR", actor: { id: "npm-slovenia" } }] },
    });
  });

  it("may designate another member within its term, and nobody else may (D14)", async () => {
    const designate = (actor: string, from: string, to = "") =>
      `delegateRepresentation(input: { network: "${NETWORK}" actor: "${actor}" from: "${from}" ${to && `to: "${to}"`} }) { delegation { id period { from to } } }`;
    await refused(secretariat("npm-croatia"), designate("npm-serbia", "2013-10-24", "2013-10-26"), "D14");
    await refused(secretariat("npm-slovenia"), designate("npm-austria", "2013-10-24", "2013-10-26"), "D14");
    await refused(secretariat("npm-slovenia"), designate("npm-serbia", "2014-03-01", "2014-04-01"), "D14");
    await done(secretariat("npm-slovenia"), designate("npm-serbia", "2013-10-24", "2013-10-26"));
    const { data } = await hub.ask(
      `{ representativeOf(network: "${NETWORK}", on: "2013-10-25") { representatives { as actor { id } } } }`,
    );
    expect(data.representativeOf.representatives).toEqual([
      { as: "CHAIR", actor: { id: "npm-slovenia" } },
      { as: "DESIGNATED", actor: { id: "npm-serbia" } },
    ]);
  });
});

describe("the accession of Austria, October 2013 (D5)", () => {
  const eligibility = async (on: string) => {
    const { data } = await hub.ask(
      `{ accession(npm: "npm-austria", network: "${NETWORK}", on: "${on}") { outcome criteria { name result } } }`,
    );
    return data.accession;
  };

  it("is open as long as the network has not counted Austria as of its region", async () => {
    const { outcome, criteria } = await eligibility("2013-10-01");
    expect(outcome).toBe("UNDETERMINED");
    expect(criteria).toEqual([
      { name: "SEE_STATE", result: "UNKNOWN" },
      { name: "RATIFIED", result: "SATISFIED" },
      { name: "HOLDS_MANDATE", result: "SATISFIED" },
      { name: "NOT_YET_MEMBER", result: "SATISFIED" },
    ]);
  });

  it("takes a decision that was adopted", async () => {
    const { id } = await done(npm("npm-slovenia"), propose("ADMISSION", ["npm-austria"], "2013-10-24"));
    admission = id;
    await refused(npm("npm-slovenia"), admit("npm-austria", admission, 'from: "2013-10-25"'), "D12");
    for (const member of FOUNDERS) await done(npm(member), assent(admission, member, "2013-10-25"));
    await done(npm("npm-slovenia"), close(admission, "2013-10-25"));
    expect((await eligibility("2013-10-25")).outcome).toBe("ELIGIBLE");
  });

  it("does not begin before it was decided", async () => {
    await refused(npm("npm-slovenia"), admit("npm-austria", admission, 'from: "2013-10-01"'), "D12");
  });

  it("is recorded from 25 October 2013, once", async () => {
    expect(await done(npm("npm-slovenia"), admit("npm-austria", admission))).toMatchObject({
      status: "MEMBER",
      period: { from: "2013-10-25" },
    });
    expect((await eligibility("2013-10-25")).outcome).toBe("NOT_ELIGIBLE");
    const reasons = await refused(npm("npm-slovenia"), admit("npm-austria", admission), "D5");
    expect(reasons.join(" ")).toContain("NOT_YET_MEMBER FAILED");
    const { data } = await hub.ask(
      `{ network(id: "${NETWORK}") { before: members(asOf: "2013-10-24") { totalCount } after: members(asOf: "2013-10-25") { totalCount } } }`,
    );
    expect(data.network).toEqual({ before: { totalCount: 6 }, after: { totalCount: 7 } });
  });

  it("gives Austria a voice from then on, and not before", async () => {
    const { id } = await done(npm("npm-slovenia"), propose("OTHER", [], "2013-10-24"));
    await refused(npm("npm-austria"), assent(id, "npm-austria", "2013-10-24"), "D12");
    await done(npm("npm-austria"), assent(id, "npm-austria", "2013-10-25"));
    const reasons = await refused(npm("npm-slovenia"), close(id, "2013-10-25"), "D12");
    expect(reasons.join(" ")).not.toContain("Austria");
  });

  it("refuses an NPM whose state had not ratified then (D5)", async () => {
    const greece = await decide("ADMISSION", ["npm-greece"], "2013-10-25", {
      office: npm("npm-slovenia"),
      members: [...FOUNDERS, "npm-austria"],
    });
    const reasons = await refused(npm("npm-slovenia"), admit("npm-greece", greece), "D5");
    expect(reasons.join(" ")).toContain("RATIFIED FAILED");
  });
});

describe("withdrawal (D4)", () => {
  it("is open to every member at any time; its history stays, and its offices end with it", async () => {
    const { id } = await done(
      npm("npm-slovenia"),
      `withdraw(input: { network: "${NETWORK}" on: "2014-02-01" }) { membership { id period { to } } }`,
    );
    const { data } = await hub.ask(
      `{ membership(id: "${id}") { period { from to } } chairTerm(id: "${chairTerm}") { period { to } } chairOf(network: "${NETWORK}", on: "2014-02-15") { outcome } network(id: "${NETWORK}") { chairGaps(until: "2014-06-01") { from to } members(asOf: "2014-01-31") { totalCount } after: members(asOf: "2014-02-01") { totalCount } } }`,
    );
    expect(data).toEqual({
      membership: { period: { from: FOUNDED, to: "2014-02-01" } },
      chairTerm: { period: { to: "2014-02-01" } },
      chairOf: { outcome: "NOT_RECORDED" },
      network: {
        chairGaps: [{ from: "2014-02-01", to: "2014-03-26" }],
        members: { totalCount: 7 },
        after: { totalCount: 6 },
      },
    });
  });

  it("is not for those who are no members", async () => {
    await refused(npm("npm-slovenia"), `withdraw(input: { network: "${NETWORK}" }) { membership { id } }`, "D4");
  });
});

describe("working groups (D9)", () => {
  it("take a decision of the members", async () => {
    const create = (decision: string) =>
      `createWorkingGroup(input: { network: "${NETWORK}" name: "Medical group" theme: "Health care" decision: "${decision}" members: ["npm-austria"] }) { workingGroup { id kind members { id } } }`;
    await refused(npm("npm-austria"), create(admission), "D12");
    const group = await decide("WORKING_GROUP", [], "2014-02-02", {
      office: npm("npm-croatia"),
      members: [...FOUNDERS.filter((id) => id !== "npm-slovenia"), "npm-austria"],
    });
    expect(await done(npm("npm-austria"), create(group))).toMatchObject({
      kind: "STANDING",
      members: [{ id: "npm-austria" }],
    });
  });
});

describe("what was put to the members", () => {
  it("is not changed afterwards, not by a steward either (D12)", async () => {
    await refused(
      steward,
      `updateDecision(input: { id: "${admission}" title: "Something else" }) { decision { id } }`,
      "D12",
    );
    await done(steward, `updateDecision(input: { id: "${admission}" note: "Replayed" }) { decision { id } }`);
  });
});

describe("a network whose own rule gives the chair two years (D13)", () => {
  const members = ["npm-albania", "npm-croatia", "npm-north-macedonia", "npm-montenegro", "npm-serbia", "npm-austria"];
  const election = (id: string, date: string) => decide("CHAIR", [id], date, { office: npm("npm-croatia"), members });

  it("has a chair for that long at most, by default and when a term is corrected", async () => {
    await done(admin, `updateNetwork(input: { id: "${NETWORK}" chairTermYears: 2 }) { network { chairTermYears } }`);
    const decision = await election("npm-albania", "2016-02-01");
    const reasons = await refused(
      npm("npm-croatia"),
      appoint("npm-albania", decision, "2016-03-01", "2018-03-02"),
      "D13",
    );
    expect(reasons).toEqual(["A term lasts 2 years at most: from 2016-03-01 until 2018-03-01, not 2018-03-02. (D13)"]);
    const term = await done(npm("npm-croatia"), appoint("npm-albania", decision, "2016-03-01"));
    expect(term.period).toEqual({ from: "2016-03-01", to: "2018-03-01" });
    const correct = (to: string) =>
      `updateChairTerm(input: { id: "${term.id}" to: "${to}" }) { chairTerm { period { to } } }`;
    expect((await done(steward, correct("2018-02-01"))).period).toEqual({ to: "2018-02-01" });
    expect(await refused(steward, correct("2018-03-02"), "D13")).toEqual([
      expect.stringMatching(/longer than 2 years, from 2016-03-01 to 2018-03-02/),
    ]);
  });

  it("is not said to depart from the rules by it", async () => {
    const { data } = await hub.ask(`{ network(id: "${NETWORK}") { departures { clause } } }`);
    expect(data.network.departures).toEqual([]);
    await done(admin, `updateNetwork(input: { id: "${NETWORK}" chairTermYears: 1 }) { network { id } }`);
    const again = await hub.ask(`{ network(id: "${NETWORK}") { departures { clause because } } }`);
    expect(again.data.network.departures).toEqual([
      { clause: "D13", because: expect.stringMatching(/for longer than one year, from 2016-03-01/) },
    ]);
  });
});
