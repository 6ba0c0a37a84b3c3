/** What is put to the members of a network is put to all of them, for as long as its rules say (D12). */
import type { Store } from "../../../store/port";
import type { Hub } from "../../support/hub";
import { put, sampleOf } from "../../support/sampleRecords";
import { openSmallHub } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { Writes } from "../../support/writes";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => void ({ hub, store } = await openSmallHub()));
afterAll(() => hub.close());

const NETWORK = "network-shores";
const north = viewerAs("member", { org: "npm-north", memberOf: [NETWORK] });
const south = viewerAs("member", { org: "npm-south", memberOf: [NETWORK] });
const D12 = { code: "RULE_VIOLATED", clause: "D12" };
const CLOSED = { code: "BAD_USER_INPUT", argument: "input.visibility" };

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const propose = (more = "") =>
  hubs.write(
    `proposeDecision(input: { network: "${NETWORK}" title: "Admit the coast" kind: ADMISSION subjects: ["npm-coast"] ${more} }) { decision { id proposedOn } }`,
    north,
  );
const proposed = async (more = ""): Promise<string> => (await propose(more)).data.proposeDecision.decision.id as string;
const close = (id: string, more: string) =>
  hubs.write(`closeDecision(input: { decision: "${id}" ${more} }) { decision { outcome visibility } }`, north);

/** How the members of the network agree. */
const agreeBy = (agreementRule: string): Promise<void> =>
  put(store, [
    "Network",
    sampleOf("Network", NETWORK, {
      properties: { name: "Network of shores", foundedDate: "2013-03-26", agreementRule, objectionPeriodDays: 30 },
    }),
  ]);

it("no member is left out of what is put to the members", async () => {
  expect((await propose("visibility: CONFIDENTIAL")).extensions).toMatchObject(CLOSED);
  for (const visibility of ["RESTRICTED", "PARTNERS", "PUBLIC"])
    expect(await hubs.isThere(await proposed(`visibility: ${visibility}`), south)).toBe(true);
});

it("nor out of what becomes of it", async () => {
  const id = await proposed();
  expect((await close(id, "outcome: DEFERRED visibility: CONFIDENTIAL")).extensions).toMatchObject(CLOSED);
  expect((await close(id, "outcome: DEFERRED visibility: RESTRICTED")).data.closeDecision.decision).toEqual({
    outcome: "DEFERRED",
    visibility: "RESTRICTED",
  });
});

it("where silence is agreement, the time for objections begins when members can see the proposal, not before", async () => {
  await agreeBy("NO_OBJECTION");
  expect((await propose(`proposedOn: "${day(-60)}"`)).extensions).toMatchObject(D12);
  const { code, message } = await close(await proposed(), "outcome: ADOPTED");
  expect([code, message]).toEqual(["RULE_VIOLATED", expect.stringContaining("The period for objections runs until")]);
  await agreeBy("EXPRESS_ASSENT");
  expect((await propose(`proposedOn: "${day(-60)}"`)).data.proposeDecision.decision.proposedOn).toBe(day(-60));
});
