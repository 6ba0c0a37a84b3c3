/** Two made-up networks: who belongs to them, who chairs, what they decide. */
import type { LabelledRecord } from "../rowRecords";
import { confidential, madeUp, partners, restricted } from "./madeUp";

const [network, membership, chairTerm] = [madeUp("Network"), madeUp("Membership"), madeUp("ChairTerm")];
const [workingGroup, decision, position] = [madeUp("WorkingGroup"), madeUp("Decision"), madeUp("Position")];
const delegation = madeUp("Delegation");

const SHORES = { network: "network-demo-shores" };
const FOR_MEMBERS = restricted([SHORES.network]);

const networks: readonly LabelledRecord[] = [
  network("network-demo-shores", {
    name: "Network of the Two Shores",
    acronym: "DEMTS",
    type: "NPM_NETWORK",
    foundedDate: "2019-05-02",
    foundedPlace: "Northhaven",
    membershipRule: "Any NPM of the two shores may join.",
    decisionRule: "Common agreement",
    agreementRule: "EXPRESS_ASSENT",
    chairRule: "One year each",
    chairTermYears: 1,
    fundingRule: "Each member pays for itself.",
    languages: "English",
    website: "https://shores.invalid/",
    status: "ACTIVE",
    isCivilSociety: false,
    note: "Its members see what is restricted to it.",
    foundingDocument: "document-demo-declaration",
  }),
  network(
    "network-demo-inland",
    {
      name: "Inland Round",
      type: "INFORMAL_NETWORK",
      status: "ACTIVE",
      isCivilSociety: false,
      agreementRule: "NO_OBJECTION",
      objectionPeriodDays: 21,
    },
    partners(["network-demo-shores", "state-demo-northland"]),
  ),
];

const memberships: readonly LabelledRecord[] = [
  membership("membership-demo-north", {
    status: "MEMBER",
    office: "PRESIDENT",
    from: "2019-05-02",
    note: "Open: a member today.",
    firstAttested: "2019-05-02",
    lastAttested: "2024-02",
    ...SHORES,
    actor: "npm-demo-north",
  }),
  membership("membership-demo-south", {
    status: "MEMBER",
    from: "2021-09",
    ...SHORES,
    actor: "npm-demo-south",
    decision: "decision-demo-accession",
  }),
  membership("membership-demo-east", {
    status: "MEMBER",
    from: "2019-05-02",
    to: "2021-06-30",
    note: "Withdrew (D4).",
    ...SHORES,
    actor: "npm-demo-east",
  }),
  membership("membership-demo-coast", { status: "OBSERVER", from: "2020", ...SHORES, actor: "npm-demo-coast" }),
  membership("membership-demo-isle", { status: "PENDING", ...SHORES, actor: "npm-demo-isle" }),
  membership("membership-demo-inland", {
    status: "FOUNDING_MEMBER",
    from: "2022",
    network: "network-demo-inland",
    actor: "npm-demo-north",
  }),
];

const chairTerms: readonly LabelledRecord[] = [
  chairTerm("chair-demo-north", {
    year: 2025,
    from: "2025-05-02",
    to: "2026-05-02",
    note: "A term of one year (D13).",
    ...SHORES,
    npm: "npm-demo-north",
    decision: "decision-demo-chair",
  }),
  chairTerm(
    "chair-demo-south",
    { year: 2026, from: "2026-05-02", to: "2027-05-02", ...SHORES, npm: "npm-demo-south" },
    FOR_MEMBERS,
  ),
];

const delegations: readonly LabelledRecord[] = [
  delegation("delegation-demo-south", {
    purpose: "Speaks at a conference of the two shores.",
    from: "2025-10-06",
    to: "2025-10-09",
    note: "Within the term of the chair (D14).",
    ...SHORES,
    chairTerm: "chair-demo-north",
    actor: "npm-demo-south",
  }),
  // Public by itself, for members only with the term.
  delegation("delegation-demo-north", {
    from: "2026-06-01",
    to: "2026-06-03",
    ...SHORES,
    chairTerm: "chair-demo-south",
    actor: "npm-demo-north",
  }),
];

const workingGroups: readonly LabelledRecord[] = [
  workingGroup("wg-demo-transport", {
    name: "Group on transport",
    theme: "Transport of all kinds",
    created: "2020-11",
    kind: "STANDING",
    note: "Meets online.",
    ...SHORES,
    meeting: "meeting-demo-annual",
    members: ["npm-demo-north", "npm-demo-south"],
    decision: "decision-demo-group",
  }),
  workingGroup(
    "wg-demo-budget",
    { name: "Session on money", kind: "SESSION", ...SHORES, meeting: "meeting-demo-closed" },
    FOR_MEMBERS,
  ),
];

const decisions: readonly LabelledRecord[] = [
  decision("decision-demo-accession", {
    title: "Accession of the South",
    kind: "ADMISSION",
    date: "2021-09-10",
    outcome: "ADOPTED",
    clause: "5 and 12",
    decidedBy: "Common agreement",
    note: "As recorded.",
    ...SHORES,
    meeting: "meeting-demo-annual",
    subjects: ["npm-demo-south", "recommendation-demo-training"],
  }),
  decision("decision-demo-chair", {
    title: "The North chairs",
    kind: "CHAIR",
    date: "2025-04-24",
    outcome: "ADOPTED",
    ...SHORES,
    subjects: ["npm-demo-north"],
  }),
  decision("decision-demo-group", {
    title: "A group on transport",
    kind: "WORKING_GROUP",
    date: "2020-11-03",
    outcome: "ADOPTED",
    ...SHORES,
  }),
  decision(
    "decision-demo-island",
    {
      title: "Invitation to the island",
      kind: "OTHER",
      proposedOn: "2024-01-15",
      closesOn: "2024-02-05",
      proposer: "npm-demo-north",
      date: "2024-02-06",
      outcome: "DEFERRED",
      ...SHORES,
      meeting: "meeting-demo-closed",
      subjects: ["npm-demo-isle", "network-demo-inland"],
    },
    FOR_MEMBERS,
  ),
];

const positions: readonly LabelledRecord[] = [
  position("position-demo-accession", {
    stance: "ASSENT",
    statedOn: "2021-09-10",
    statement: "A neighbour is welcome.",
    decision: "decision-demo-accession",
    actor: "npm-demo-north",
  }),
  // Public by itself, for members only with its decision.
  position("position-demo-island-north", {
    stance: "ASSENT",
    decision: "decision-demo-island",
    actor: "npm-demo-north",
  }),
  position(
    "position-demo-objection",
    {
      stance: "OBJECTION",
      statement: "It is too early.",
      decision: "decision-demo-accession",
      actor: "npm-demo-south",
    },
    // An audience opens nothing that is confidential.
    { ...confidential("npm-demo-south"), audience: [SHORES.network] },
  ),
];

/** Networks of the demonstration with their members, chairs, groups and decisions. */
export const networkLife: readonly LabelledRecord[] = [
  ...networks,
  ...workingGroups,
  ...decisions,
  ...memberships,
  ...chairTerms,
  ...delegations,
  ...positions,
];
