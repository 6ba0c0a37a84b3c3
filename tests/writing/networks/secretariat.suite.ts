/** The role secretariat over HTTP, with tokens as the operator issues them. */
import type { Store } from "../../../store/port";
import { openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { put, sampleOf } from "../../support/sampleRecords";
import { writeSmallWorld } from "../../support/smallWorld";
import { scratchStore } from "../../support/world";

const NETWORK = "network-shores";
const RECORD = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };
/** A token is looked at anew after two seconds at most. */
const STANDING_LIFE = 2_500;

let store: Store;
let hub: PermissionsHub;
let north: string;
let south: string;

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const rest = () => new Promise((resolve) => setTimeout(resolve, STANDING_LIFE));
const manages = async (token: string) => (await hub.ask("{ viewer { manages { id } } }", token)).data.viewer.manages;

async function chair(id: string, npm: string, { from, to }: { from: string; to: string }): Promise<void> {
  const term = { id, properties: { from, to, ...RECORD }, pointers: { network: NETWORK, npm } };
  await store.writer.transact({ actor: "test", input: { id, from, to } }, async (transaction) => {
    await transaction.put("ChairTerm", [term]);
    await transaction.link("ChairTerm", [term]);
  });
}

beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  hub = await openPermissionsHub(store);
  const grant = { networks: [NETWORK] };
  [north, south] = [
    await hub.issue("secretariat", { org: "npm-north", ...grant }),
    await hub.issue("secretariat", { org: "npm-south", ...grant }),
  ];
});
afterAll(() => hub.close());

const propose = (token: string) =>
  hub.ask(
    `mutation { proposeDecision(input: { network: "${NETWORK}" title: "Plan" kind: OTHER subjects: [] }) { decision { id } } }`,
    token,
  );
const defer = (token: string, decision: string) =>
  hub.ask(
    `mutation { closeDecision(input: { decision: "${decision}" outcome: DEFERRED }) { decision { outcome } } }`,
    token,
  );

it("acts for nobody while its organisation does not chair; any member acts then", async () => {
  expect(await manages(north)).toEqual([]);
  const { data } = await propose(south);
  expect((await defer(north, data.proposeDecision.decision.id)).data.closeDecision.decision).toEqual({
    outcome: "DEFERRED",
  });
});

it("is bound to the term of the chair: it begins with it, and nobody else acts for the network", async () => {
  await chair("chair-one", "npm-north", { from: day(-10), to: day(100) });
  await rest();
  expect(await manages(north)).toEqual([{ id: NETWORK }]);
  expect(await manages(south)).toEqual([]);
  const { data } = await propose(south);
  const { id } = data.proposeDecision.decision;
  expect((await defer(south, id)).errors[0].extensions.code).toBe("FORBIDDEN");
  expect((await defer(north, id)).errors).toEqual([]);
});

it("takes a token that names the network, and the scope", async () => {
  const without = await hub.issue("secretariat", { org: "npm-north" });
  const member = await hub.issue("member", { org: "npm-north", networks: [NETWORK] });
  const { data } = await propose(south);
  for (const token of [without, member])
    expect((await defer(token, data.proposeDecision.decision.id)).errors[0].extensions.code).toBe("FORBIDDEN");
  expect(await manages(member)).toEqual([]);
});

it("is shared with whom the chair designates, for as long as it is designated (D14)", async () => {
  const made = await hub.ask(
    `mutation { delegateRepresentation(input: { network: "${NETWORK}" actor: "npm-south" to: "${day(20)}" }) { delegation { id } } }`,
    north,
  );
  expect(made.errors).toEqual([]);
  await rest();
  expect(await manages(south)).toEqual([{ id: NETWORK }]);
  const steward = await hub.issue("steward");
  await hub.ask(
    `mutation { archiveDelegation(input: { id: "${made.data.delegateRepresentation.delegation.id}" }) { id } }`,
    steward,
  );
  await rest();
  expect(await manages(south)).toEqual([]);
});

it("rests on no term, and on no membership, that the organisation does not see", async () => {
  const hidden = { visibility: "CONFIDENTIAL", from: day(-5), to: day(50) };
  const pointers = { network: NETWORK, npm: "npm-coast" };
  const member = { network: NETWORK, actor: "npm-coast" };
  await put(
    store,
    ["ChairTerm", sampleOf("ChairTerm", "chair-hidden", { properties: hidden, pointers, owners: ["npm-south"] })],
    [
      "Membership",
      sampleOf("Membership", "membership-hidden", {
        properties: { ...hidden, status: "MEMBER", to: undefined },
        pointers: member,
        owners: ["npm-south"],
      }),
    ],
    ["Source", sampleOf("Source", "src-members", { properties: { visibility: "RESTRICTED" }, audience: [NETWORK] })],
  );
  const coast = await hub.issue("secretariat", { org: "npm-coast", networks: [NETWORK] });
  const seen = async (token: string) => (await hub.ask(`{ source(id: "src-members") { id } }`, token)).data.source;
  expect(await manages(coast)).toEqual([]);
  expect([await seen(coast), await seen(south)]).toEqual([null, { id: "src-members" }]);
  const steward = await hub.issue("steward");
  await put(
    store,
    ["ChairTerm", sampleOf("ChairTerm", "chair-hidden", { properties: hidden, pointers, owners: ["npm-coast"] })],
    [
      "Membership",
      sampleOf("Membership", "membership-hidden", {
        properties: { ...hidden, visibility: "RESTRICTED", status: "MEMBER", to: undefined },
        pointers: member,
        audience: [NETWORK],
      }),
    ],
  );
  await rest();
  expect([await manages(coast), await seen(coast)]).toEqual([[{ id: NETWORK }], { id: "src-members" }]);
  expect(await manages(steward)).toEqual([]);
  await store.writer.transact({ actor: "test", input: "end" }, async (transaction) => {
    await transaction.archive("ChairTerm", ["chair-hidden"]);
    await transaction.archive("Membership", ["membership-hidden"]);
  });
});

it("is handed over with the term, and ends with it", async () => {
  await chair("chair-one", "npm-north", { from: day(-10), to: day(0) });
  await chair("chair-two", "npm-south", { from: day(0), to: day(200) });
  await rest();
  expect([await manages(north), await manages(south)]).toEqual([[], [{ id: NETWORK }]]);
  const { data } = await propose(north);
  const { id } = data.proposeDecision.decision;
  expect((await defer(north, id)).errors[0].message).toContain(
    "the secretariat of Network of shores may do this: NPM of south",
  );
  expect((await defer(south, id)).errors).toEqual([]);
});

it("of a token that was revoked it is no more", async () => {
  const token = await hub.issue("secretariat", { org: "npm-south", networks: [NETWORK] });
  const { data } = await propose(north);
  await hub.ask(
    'mutation { revokeToken(input: { id: "' +
      (await hub.ask("{ viewer { token { id } } }", token)).data.viewer.token.id +
      '" }) { token { id } } }',
    token,
  );
  await rest();
  expect((await defer(token, data.proposeDecision.decision.id)).status).toBe(401);
});
