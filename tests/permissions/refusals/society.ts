/** The small society that every twin is: three NPMs, two of which are the members of a network; and what stands beside it. */
import { ANONYMOUS } from "../../../domain/access/viewpoint";
import type { Viewer } from "../../../policy";
import type { Label, RecordInput } from "../../../store/port";
import { viewerAs } from "../../support/viewers";
import type { At, Attack, Made } from "./attack";

/** A day so many days from today. */
export const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Beginning of everything that a hidden record says of itself. */
export const SECRET = "Secret";

const COMMON = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };

/** A public record. */
export const made = (
  label: Label,
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
): Made => [label, { id, properties: { ...COMMON, ...properties }, pointers }];

/** The same record, for its owners alone; without owners for nobody. */
export const hide = ([label, record]: Made, owners: readonly string[] = []): Made => [
  label,
  { ...record, properties: { ...record.properties, visibility: "CONFIDENTIAL" }, owners },
];

/** The same record, for an audience. */
export const restrict = ([label, record]: Made, audience: readonly string[]): Made => [
  label,
  { ...record, properties: { ...record.properties, visibility: "RESTRICTED" }, audience },
];

/** The NPMs of a twin; of these north and south are members of its network, coast is not. */
export const npm = (at: At, name: string, state = name, shown = `NPM of ${name}`): Made =>
  made(
    "Npm",
    at(`npm-${name}`),
    { name: shown, model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false, from: "2011-01-01" },
    { state: at(`state-${state}`) },
  );
export const state = (at: At, name: string, shown = `State ${name}`): Made =>
  made("State", at(`state-${name}`), {
    name: shown,
    kind: "UN_MEMBER",
    opcatStatus: "PARTY",
    npmStatus: "DESIGNATED",
    ratificationDate: "2010-05-05",
    ratificationYear: 2010,
  });
export const mandate = (at: At, name: string, from = "2011-01-01"): Made =>
  made(
    "Mandate",
    at(`mandate-${name}`),
    { actingAs: "NPM", status: "ACTIVE", from },
    { npm: at(`npm-${name}`), state: at(`state-${name}`) },
  );
export const membership = (at: At, actor: string, more: RecordInput["properties"] = {}, name = actor): Made =>
  made(
    "Membership",
    at(`membership-${name}`),
    { status: "FOUNDING_MEMBER", from: "2013-03-26", ...more },
    { network: at("network-shores"), actor: at(actor) },
  );
export const term = (at: At, npmName: string, days: RecordInput["properties"], name = "a"): Made =>
  made("ChairTerm", at(`chair-${name}`), days, { network: at("network-shores"), npm: at(npmName) });
export const decision = (
  at: At,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
  name = "a",
): Made =>
  made(
    "Decision",
    at(`decision-${name}`),
    { title: "A decision", kind: "OTHER", ...properties },
    { network: at("network-shores"), ...pointers },
  );
export const position = (at: At, actor: string, stance: string): Made =>
  made(
    "Position",
    at(`position-${actor}`),
    { stance, statedOn: day(-5), statement: `${SECRET} reasons` },
    { decision: at("decision-a"), actor: at(actor) },
  );
export const source = (at: At, name: string, title = "A page"): Made =>
  made("Source", at(`src-${name}`), { title, kind: "WEB_PAGE" });

export const society = (at: At): readonly Made[] => [
  ...["north", "south", "coast"].flatMap((name) => [state(at, name), npm(at, name), mandate(at, name)]),
  made("Cso", at("cso-alpha"), { name: "Alpha", type: "NGO", isCivilSociety: true }, { state: at("state-north") }),
  made("Network", at("network-shores"), {
    name: "Network of shores",
    type: "NPM_NETWORK",
    status: "ACTIVE",
    isCivilSociety: false,
    foundedDate: "2013-03-26",
  }),
  membership(at, "npm-north"),
  membership(at, "npm-south"),
];

/** Viewers of one twin. */
export const as = {
  /** An NPM that is a member of the network, and may act for it where its office allows that. */
  secretariat: (at: At, org: string): Viewer => {
    const [network, actor] = [at("network-shores"), at(org)];
    return { ...viewerAs("secretariat", { org: actor, networks: [network], memberOf: [network] }), subject: actor };
  },
  /** One that sees public records and its own, and is a member of nothing. */
  stranger: (at: At, org: string): Viewer => ({ ...viewerAs("secretariat", { org: at(org) }), subject: at(org) }),
  steward: (at: At): Viewer => ({ ...viewerAs("steward"), subject: at("steward") }),
  admin: (at: At): Viewer => ({ ...viewerAs("admin"), subject: at("admin") }),
  /** A token that may write for its organisation, and read nothing but what is public. */
  blind: (at: At, org: string): Viewer => {
    const viewer = viewerAs("secretariat", { org: at(org), networks: [at("network-shores")] });
    return { ...viewer, viewpoint: ANONYMOUS, scopes: ["cooperation:write", "network:manage"], subject: at(org) };
  },
} as const;

/** The input that names the network. */
export const network = (at: At): string => `network: "${at("network-shores")}"`;

/** What the members decided, for everyone to see. */
export const adopted = (at: At, kind: string, subjects: readonly string[] = []) =>
  decision(at, { kind, outcome: "ADOPTED", date: day(-20) }, { subjects: subjects.map(at) });

/** What is put to the members, for everyone to see. */
export const open = (at: At, more: object = {}, subjects: readonly string[] = []) =>
  decision(at, { proposedOn: day(-10), ...more }, { subjects: subjects.map(at) });

/** A network without members, yet to be founded. */
export const young = (at: At) =>
  made("Network", at("network-young"), {
    name: "A young network",
    type: "NPM_NETWORK",
    status: "ACTIVE",
    isCivilSociety: false,
  });

/** The NPM of the coast as a member, in ways that differ. */
export const COAST_IN: Attack["hidden"] = [
  (at) => [hide(membership(at, "npm-coast"))],
  (at) => [hide(membership(at, "npm-coast", { status: "MEMBER", from: "2015-06-01" }, "0"))],
];

export const CLOSE = { mutation: "closeDecision", payload: "{ decision { id outcome date } }" } as const;

export const close = (at: At, outcome = "ADOPTED"): string => `decision: "${at("decision-a")}" outcome: ${outcome}`;
