/** Made-up cooperation of NPMs with partners: rounds, councils, exchanges, and what does not exist. */
import type { LabelledRecord } from "../rowRecords";
import { confidential, madeUp, partners, restricted } from "./madeUp";

const [collaboration, pattern, advisoryBody] = [
  madeUp("Collaboration"),
  madeUp("CollaborationPattern"),
  madeUp("AdvisoryBody"),
];
const [exchange, absence] = [madeUp("InformationExchange"), madeUp("Absence")];

const SHORES = "network-demo-shores";
const WITH_CSO = { partnerKind: "CSO", formality: "FORMAL", regularity: "REGULAR", status: "ACTIVE" };
const INFORMAL = { formality: "INFORMAL", regularity: "AD_HOC" };

/** Four rounds of one partnership: a later round is never wider than those it builds on. */
const rounds: readonly LabelledRecord[] = [
  collaboration("collab-demo-alpha-1", {
    ...WITH_CSO,
    description: "First round of joint monitoring",
    patterns: ["OMBUDSMAN_PLUS", "ADVISORY_BODY"],
    partnerLabel: "Alpha",
    instrument: "Contract after a public call",
    status: "ENDED",
    from: "2019",
    to: "2021",
    firstAttested: "2019-06",
    lastAttested: "2020-12-31",
    note: "Everyone may see this round.",
    npm: "npm-demo-north",
    partner: "cso-demo-alpha",
    advisoryBody: "advisory-demo-council",
    confirmedBy: ["npm-demo-north", "cso-demo-alpha"],
  }),
  collaboration(
    "collab-demo-alpha-2",
    {
      ...WITH_CSO,
      description: "Second round under negotiation",
      patterns: ["OMBUDSMAN_PLUS"],
      from: "2021",
      npm: "npm-demo-north",
      partner: "cso-demo-alpha",
      prolongs: "collab-demo-alpha-1",
    },
    restricted([SHORES, "cso-demo-alpha"], ["npm-demo-north", "cso-demo-alpha"]),
  ),
  collaboration("collab-demo-alpha-3", {
    ...WITH_CSO,
    description: "Third round of training",
    patterns: ["CAPACITY_STRENGTHENING"],
    from: "2023",
    npm: "npm-demo-north",
    partner: "cso-demo-alpha",
    prolongs: "collab-demo-alpha-2",
    sources: ["src-demo", "src-demo-letter"],
  }),
  collaboration(
    "collab-demo-alpha-4",
    {
      ...WITH_CSO,
      description: "Fourth round being planned",
      patterns: ["OMBUDSMAN_PLUS"],
      from: "2025",
      npm: "npm-demo-north",
      partner: "cso-demo-alpha",
      prolongs: "collab-demo-alpha-3",
    },
    partners([SHORES, "state-demo-northland"], ["npm-demo-north"]),
  ),
];

const collaborations: readonly LabelledRecord[] = [
  collaboration(
    "collab-demo-network",
    {
      ...INFORMAL,
      description: "Advice to the network",
      patterns: ["INSTITUTIONAL_SUPPORT"],
      status: "ACTIVE",
      partnerKind: "BODY",
      from: "2020",
      network: SHORES,
      partner: "body-demo-committee",
    },
    partners([SHORES, "state-demo-southland"], [SHORES]),
  ),
  // Public by itself, confidential with its partner.
  collaboration("collab-demo-beta", {
    ...WITH_CSO,
    description: "Quiet support of the board",
    patterns: ["MUTUAL_SUPPORT"],
    from: "2022",
    npm: "npm-demo-south",
    partner: "cso-demo-beta",
  }),
  // Its own audience and that of its partner have only the network in common, and its owners only the partner.
  collaboration(
    "collab-demo-gamma",
    {
      ...WITH_CSO,
      description: "Study on night shifts",
      patterns: ["SPECIFIC_ACTIVITIES"],
      from: "2023-04",
      npm: "npm-demo-south",
      partner: "cso-demo-gamma",
      advisoryBody: "advisory-demo-panel",
    },
    restricted([SHORES, "npm-demo-south"], ["npm-demo-south", "cso-demo-gamma"]),
  ),
  collaboration("collab-demo-delta", {
    ...WITH_CSO,
    ...INFORMAL,
    description: "Parcels for a warehouse",
    patterns: ["INFORMATION_EXCHANGE"],
    npm: "npm-demo-coast",
    partner: "cso-demo-delta",
    confirmedBy: ["npm-demo-coast"],
    disputedBy: ["cso-demo-delta"],
  }),
  collaboration("collab-demo-group", {
    ...INFORMAL,
    description: "Round table on language",
    patterns: ["MUTUAL_SUPPORT"],
    status: "UNKNOWN",
    partnerKind: "UNNAMED_CSO_GROUP",
    partnerLabel: "Several associations",
    npm: "npm-demo-coast",
    sources: ["src-demo", "src-demo-letter"],
  }),
  // Those who may see the island and those who may see this are different people: nobody sees it.
  collaboration(
    "collab-demo-isle",
    {
      ...WITH_CSO,
      description: "Letter of intent",
      patterns: ["ADVISORY_BODY"],
      from: "2026",
      npm: "npm-demo-isle",
      partner: "cso-demo-alpha",
    },
    restricted(["cso-demo-alpha"], ["cso-demo-alpha"]),
  ),
];

const patterns: readonly LabelledRecord[] = [
  pattern("pattern-demo-support", {
    code: "MUTUAL_SUPPORT",
    name: "Pattern of the demonstration",
    rank: 2,
    scheme: "HUB_EXTENSION",
    typicalFormality: "ANY",
    description: "Shows the fields of a pattern.",
  }),
];

const advisoryBodies: readonly LabelledRecord[] = [
  advisoryBody("advisory-demo-council", {
    name: "Council of the North",
    roles: ["ADVICE", "SELECTION"],
    establishedYear: 2014,
    memberCount: 7,
    meetingFrequency: "Twice a year",
    legalBasis: "Prevention Act",
    note: "Two seats are known.",
    npm: "npm-demo-north",
    confirmedBy: ["npm-demo-north"],
  }),
  advisoryBody(
    "advisory-demo-panel",
    { name: "Panel of the South", roles: ["DECISIONS"], npm: "npm-demo-south", disputedBy: ["npm-demo-south"] },
    restricted([SHORES], ["npm-demo-south"]),
  ),
];

/** OPCAT 21(1): even that there was an exchange is for its two parties alone. */
const exchanges: readonly LabelledRecord[] = [
  exchange(
    "exchange-demo-alpha",
    {
      kind: "TOPIC_SUGGESTED",
      topic: "Opening hours of an office",
      date: "2024-03",
      agreements: ["npm-demo-north=PUBLIC"],
      npm: "npm-demo-north",
      partner: "cso-demo-alpha",
      confirmedBy: ["cso-demo-alpha"],
    },
    confidential("npm-demo-north", "cso-demo-alpha"),
  ),
  exchange(
    "exchange-demo-fund",
    {
      kind: "REPORT_PASSED_ON",
      topic: "A published yearbook",
      date: "2023",
      npm: "npm-demo-south",
      partner: "body-demo-fund",
      disputedBy: ["npm-demo-south"],
    },
    confidential("npm-demo-south", "body-demo-fund"),
  ),
];

const absences: readonly LabelledRecord[] = [
  absence("absence-demo-south", {
    statement: "No advisory body in Southland",
    pattern: "ADVISORY_BODY",
    asOf: "2022-12",
    note: "Said before the panel was set up.",
    state: "state-demo-southland",
    npm: "npm-demo-south",
  }),
  absence(
    "absence-demo-north",
    {
      statement: "No formal partner on the coast",
      pattern: "OMBUDSMAN_PLUS",
      state: "state-demo-northland",
      npm: "npm-demo-coast",
    },
    restricted([SHORES, "npm-demo-coast"]),
  ),
];

/** Cooperation of the demonstration. */
export const cooperation: readonly LabelledRecord[] = [
  ...patterns,
  ...advisoryBodies,
  ...rounds,
  ...collaborations,
  ...exchanges,
  ...absences,
];
