/** Made-up NPMs that are related in shapes of a few lines; a filter on the description of collaborations picks a shape. */
import type { Label, RecordInput, Store } from "../../store/port";

const RECORD = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };
type Part = readonly [Label, RecordInput];

const part = (
  label: Label,
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
): Part => [label, { id, properties: { ...RECORD, ...properties }, pointers }];

const npm = (number: number): Part =>
  part(
    "Npm",
    `npm-${number}`,
    { name: `Npm ${number}`, model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false },
    { state: "state-1" },
  );

let collaborationsMade = 0;
/** A collaboration of two NPMs, or of an NPM with another actor. */
const tie = (shape: string, a: string, b: string, more: RecordInput["properties"] = {}): Part =>
  part(
    "Collaboration",
    `collab-${shape}-${(collaborationsMade += 1)}`,
    {
      description: shape,
      patterns: ["MUTUAL_SUPPORT"],
      partnerKind: b.startsWith("npm") ? "NPM" : "NETWORK",
      formality: "FORMAL",
      regularity: "REGULAR",
      status: "ACTIVE",
      ...more,
    },
    { npm: a, partner: b },
  );

const lines = (shape: string, ...pairs: readonly (readonly [number, number])[]): readonly Part[] =>
  pairs.map(([a, b]) => tie(shape, `npm-${a}`, `npm-${b}`));

const takesPart = (label: Label, kind: string, roles: Readonly<Record<string, string>>): readonly Part[] =>
  Object.entries(roles).map(([actor, role]) =>
    part(label, `${kind}-part-${actor}`, { role }, { [kind.split("-")[0] ?? ""]: kind, actor }),
  );

const standing = (actor: string, status: string): Part =>
  part("Membership", `membership-${actor}`, { status, from: "2012" }, { network: "network-1", actor });

const ALL_PATTERNS = [
  "INFORMATION_EXCHANGE",
  "MUTUAL_SUPPORT",
  "CAPACITY_STRENGTHENING",
  "SPECIFIC_ACTIVITIES",
  "ADVISORY_BODY",
  "OMBUDSMAN_PLUS",
  "INSTITUTIONAL_SUPPORT",
];

const world = (): readonly Part[] => [
  part("State", "state-1", { name: "State 1", kind: "UN_MEMBER", opcatStatus: "PARTY", npmStatus: "DESIGNATED" }),
  ...[1, 2, 3, 4, 5, 6].map(npm),
  part("Network", "network-1", { name: "Network 1", type: "NPM_NETWORK", status: "ACTIVE", isCivilSociety: false }),
  ...lines("path", [1, 2], [2, 3], [3, 4]),
  ...lines("star", [1, 2], [1, 3], [1, 4], [1, 5]),
  ...lines("kite", [1, 2], [2, 3], [3, 1], [3, 4]),
  ...lines("bridge", [1, 2], [2, 3], [3, 1], [3, 4], [4, 5], [5, 6], [6, 4]),
  ...lines("square", [1, 2], [1, 3], [2, 4], [3, 4], [1, 4]),
  tie("dated", "npm-1", "npm-2", { from: "2010", to: "2015", status: "ENDED" }),
  tie("dated", "npm-2", "npm-3", { from: "2014-05", status: "ACTIVE" }),
  tie("many", "npm-5", "npm-6", { patterns: ALL_PATTERNS }),
  tie("many", "npm-6", "npm-5", { patterns: ALL_PATTERNS }),
  tie("many", "npm-5", "npm-6", { patterns: ["OMBUDSMAN_PLUS"] }),
  tie("bare", "npm-5", "npm-6", { patterns: [] }),
  tie("ordered", "npm-1", "network-1"),
  standing("npm-1", "MEMBER"),
  standing("npm-2", "PENDING"),
  standing("npm-3", "OBSERVER"),
  standing("npm-4", "ALSO_AGREEING"),
  part("Project", "project-1", { name: "Project 1", status: "ACTIVE" }),
  ...takesPart("ProjectParticipation", "project-1", { "npm-1": "LEAD", "network-1": "FUNDER" }),
  part("Visit", "visit-1", { type: "NETWORK_VISIT", from: "2020-01-01" }, { state: "state-1" }),
  ...takesPart("VisitParticipation", "visit-1", { "npm-1": "HOST", "network-1": "OBSERVER" }),
  part("Meeting", "meeting-1", { name: "Meeting 1", type: "ANNUAL", from: "2020-05" }, { host: "npm-4" }),
  ...takesPart("MeetingParticipation", "meeting-1", {
    "npm-1": "PARTICIPANT",
    "npm-2": "INVITED",
    "npm-3": "SUBJECT",
    "network-1": "CO_ORGANISER",
  }),
];

/** Writes records, relation records after what they relate. */
export async function write(store: Store, parts: readonly Part[]): Promise<void> {
  const input = parts.map(([, { id }]) => id).join();
  await store.writer.transact({ actor: "world", input, writtenAs: "IMPORT" }, async (transaction) => {
    for (const [label, record] of parts) await transaction.put(label, [record]);
    for (const [label, record] of parts) await transaction.link(label, [record]);
  });
}

/** Writes the world of shapes. */
export const writeNetworkWorld = (store: Store): Promise<void> => write(store, world());

/** Another record that has nothing to do with any shape. */
export const unrelated = (): Part => tie("unrelated", "npm-1", "npm-6");
