/** A few made-up records to write about: three states, their NPMs, two organisations, a body, a network of two members. */
import type { Label, RecordInput, Store } from "../../store/port";
import { type Hub, openHub } from "./hub";
import { scratchStore } from "./world";

const RECORD = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };

const record = (
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
): RecordInput => ({
  id,
  properties: { ...RECORD, ...properties },
  pointers,
});

const state = (name: string, ratified = "2010-05-05"): RecordInput =>
  record(`state-${name}`, {
    name,
    kind: "UN_MEMBER",
    opcatStatus: "PARTY",
    npmStatus: "DESIGNATED",
    ratificationDate: ratified,
    ratificationYear: Number(ratified.slice(0, 4)),
  });
const npm = (name: string): RecordInput =>
  record(
    `npm-${name}`,
    { name: `NPM of ${name}`, model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false, from: "2011-01-01" },
    { state: `state-${name}` },
  );
const mandate = (name: string, from = "2011-01-01"): RecordInput =>
  record(
    `mandate-${name}`,
    { actingAs: "NPM", status: "ACTIVE", from },
    { npm: `npm-${name}`, state: `state-${name}` },
  );
const cso = (name: string): RecordInput =>
  record(`cso-${name}`, { name: `Organisation ${name}`, type: "NGO", isCivilSociety: true }, { state: "state-north" });
const member = (name: string, from: string): RecordInput =>
  record(
    `membership-${name}`,
    { status: "FOUNDING_MEMBER", from },
    { network: "network-shores", actor: `npm-${name}` },
  );

const WORLD: readonly (readonly [Label, readonly RecordInput[]])[] = [
  ["Source", [record("src-page", { title: "A page", kind: "WEB_PAGE" })]],
  ["State", [state("north"), state("south"), state("coast", "2012-06-01")]],
  ["Npm", [npm("north"), npm("south"), npm("coast")]],
  ["Mandate", [mandate("north"), mandate("south"), mandate("coast", "2013-01-01")]],
  ["Cso", [cso("alpha"), cso("beta")]],
  ["Body", [record("body-committee", { name: "A committee", type: "UN_TREATY_BODY", isCivilSociety: false })]],
  [
    "Network",
    [
      record("network-shores", {
        name: "Network of shores",
        type: "NPM_NETWORK",
        status: "ACTIVE",
        isCivilSociety: false,
        foundedDate: "2013-03-26",
      }),
    ],
  ],
  ["Membership", [member("north", "2013-03-26"), member("south", "2013-03-26")]],
  [
    "Collaboration",
    [
      record(
        "collab-old",
        {
          description: "Visits together",
          patterns: ["OMBUDSMAN_PLUS"],
          partnerKind: "CSO",
          formality: "FORMAL",
          regularity: "REGULAR",
          status: "ACTIVE",
          from: "2014",
        },
        { npm: "npm-north", partner: "cso-alpha", sources: ["src-page"] },
      ),
    ],
  ],
];

/** Writes it. */
export async function writeSmallWorld(store: Store): Promise<void> {
  await store.writer.transact({ actor: "world", input: "world", writtenAs: "IMPORT" }, async (transaction) => {
    for (const [label, records] of WORLD) await transaction.put(label, records);
    for (const [label, records] of WORLD) await transaction.link(label, records);
  });
}

/** A hub over it, on an empty graph of this worker’s own. Closing the hub closes the store. */
export async function openSmallHub(): Promise<{ readonly hub: Hub; readonly store: Store }> {
  const store = await scratchStore();
  await writeSmallWorld(store);
  return { store, hub: await openHub(store) };
}
