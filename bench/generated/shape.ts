/** What the real dataset looks like, counted in seed/data: the generator draws in these shares. Data only. */
import type { Shares } from "./random";
import type { Visibility } from "../../domain/access/viewpoint";

/** Records at scale 1; participations follow from what they take part in, and there are no more states in the world at any scale. */
export const AT_SCALE_1 = {
  Source: 1_000,
  Npm: 654,
  Cso: 811,
  Body: 480,
  Network: 55,
  AdvisoryBody: 95,
  Membership: 346,
  Recommendation: 100,
  FollowUp: 50,
  Collaboration: 10_000,
  InformationExchange: 100,
  Project: 3_000,
  Meeting: 1_000,
  Visit: 700,
} as const;
/** Number of states at every scale. */
export const STATES = 200;
/** Number of recorded absences at every scale. */
export const ABSENCES = 24;

/** How unequal links are spread: exponents of `Random.rank`, fitted to the numbers of links of the real actors. */
export const UNEQUAL = {
  /** 35, 26, 19, 19, 13, 8, 6 … of 213 collaborations. */
  npms: 1,
  /** 16, 7, 5, 4, 3 … of 49. */
  bodies: 1.2,
  /** Most have one or two. */
  csos: 0.4,
  /** CSOs by state: 16, 13, 13, 12, 9, 5 … of 100. */
  csoStates: 0.9,
  /** 12, 11, 8, 7, 3 … of 147 parts in projects; 12, 10, 10, 7, 6 … of 177 at meetings. */
  participants: 0.8,
  /** 14, 11, 7, 6, 5 of 43. */
  networks: 0.4,
} as const;

/** The founding patterns and the extension, one a collaboration as in the real data; a few get a second. */
export const PATTERNS: Shares<string> = {
  OMBUDSMAN_PLUS: 65,
  ADVISORY_BODY: 45,
  CAPACITY_STRENGTHENING: 39,
  INFORMATION_EXCHANGE: 25,
  SPECIFIC_ACTIVITIES: 18,
  INSTITUTIONAL_SUPPORT: 17,
  MUTUAL_SUPPORT: 4,
};
/** Share of the collaborations that have a second pattern, 0 to 1. */
export const SECOND_PATTERN = 0.05;

/** How often each kind of partner occurs in the collaborations. */
export const PARTNER_KINDS = { CSO: 125, BODY: 49, UNNAMED_CSO_GROUP: 23, NPM: 15, INDIVIDUAL_EXPERTS: 1 } as const;
/** Part of CSOs that work with the NPM of their own state. */
export const SAME_STATE = 0.94;

/** How many collaborations are formal, and how many informal. */
export const FORMALITIES = { FORMAL: 153, INFORMAL: 60 } as const;
/** How many collaborations are regular, and how many ad hoc. */
export const REGULARITIES = { REGULAR: 149, AD_HOC: 64 } as const;
/** How often each status of a collaboration occurs. */
export const STATUSES = { ENDED: 137, ACTIVE: 46, UNKNOWN: 28, CONTESTED: 2 } as const;

/** Parts of the collaborations. */
export const HAS = {
  from: 0.82,
  attestation: 0.95,
  oneAttestation: 0.8,
  instrument: 0.6,
  unverified: 0.3,
  source: 0.98,
} as const;

/** Years of beginning, as often as in the real data. */
export const YEARS: Shares<string> = {
  2008: 3,
  2009: 6,
  2010: 3,
  2011: 6,
  2012: 19,
  2013: 7,
  2014: 19,
  2015: 4,
  2016: 24,
  2017: 7,
  2018: 23,
  2019: 20,
  2020: 7,
  2021: 4,
  2022: 8,
  2023: 15,
  2024: 5,
  2025: 3,
};
/** How exact dates are. */
export const PRECISIONS = { day: 99, year: 78, month: 25 } as const;

/** The real dataset is public; a hub in use holds some of every class. */
export const VISIBILITIES: Shares<Visibility> = { PUBLIC: 85, PARTNERS: 7, RESTRICTED: 5, CONFIDENTIAL: 3 };

/** How often each model of NPM occurs. */
export const NPM_MODELS = {
  OMBUDSMAN: 32,
  HUMAN_RIGHTS_INSTITUTION: 20,
  NEW_SPECIALISED_BODY: 18,
  OMBUDSMAN_PLUS: 7,
  SEVERAL_INSTITUTIONS: 6,
} as const;
/** How often each status of a mandate occurs. */
export const MANDATES = { ACTIVE: 76, UNKNOWN: 4, NOT_YET_OPERATIONAL: 2, DISSOLVED: 1 } as const;
/** How often each type of civil society organisation occurs. */
export const CSO_TYPES = {
  NGO: 71,
  PROFESSIONAL_ASSOCIATION: 9,
  ACADEMIC_OR_RESEARCH: 8,
  HUMANITARIAN_ORGANISATION: 6,
  COALITION: 5,
  INTERNATIONAL_NGO: 3,
  TRADE_UNION: 1,
} as const;
/** How often each type of body occurs. */
export const BODY_TYPES = {
  RESEARCH_INSTITUTE: 8,
  DONOR: 8,
  OSCE_BODY: 6,
  UN_BODY: 5,
  INTERGOVERNMENTAL_ORGANISATION: 4,
  COE_BODY: 3,
  NHRI_NETWORK: 3,
  INTERNATIONAL_NGO: 7,
  SPECIALISED_OMBUDSMAN: 3,
  UN_TREATY_BODY: 2,
  EU_AGENCY: 2,
} as const;
/** How many states of the dataset each region has. */
export const REGIONS = { Europe: 39, Africa: 32, Asia: 17, Americas: 17, Oceania: 3 } as const;
/** How many states are parties to the OPCAT, have only signed it, or neither. */
export const OPCAT_STATUSES = { PARTY: 97, SIGNATORY: 11, NON_PARTY: 1 } as const;
/** How often advisory bodies have each role. */
export const ADVISORY_ROLES = { ADVICE: 9, SELECTION: 2, DECISIONS: 1 } as const;
/** How often each standing in a network occurs. */
export const MEMBERSHIPS = { MEMBER: 23, FOUNDING_MEMBER: 16, OBSERVER: 2, ALSO_AGREEING: 1, PENDING: 1 } as const;

/** Who takes part in projects, at meetings and in visits, by kind of actor and by role; and how many do. */
export const PARTICIPATIONS = {
  Project: {
    kinds: { Body: 77, Npm: 44, Cso: 26 },
    roles: { PARTNER: 35, FUNDER: 26, PARTICIPANT: 23, LEAD: 22, BENEFICIARY: 19, IMPLEMENTER: 15, SUPPORTER: 7 },
    sizes: { 1: 2, 2: 11, 3: 7, 4: 5, 5: 4, 6: 2, 8: 1, 9: 1, 15: 1, 18: 1 },
  },
  Meeting: {
    kinds: { Npm: 84, Body: 71, Cso: 22 },
    roles: { PARTICIPANT: 100, HOST: 27, CO_ORGANISER: 25, SUPPORTER: 13, INVITED: 10, SUBJECT: 1, PARTNER: 1 },
    sizes: { 0: 1, 1: 6, 2: 7, 3: 8, 4: 1, 5: 3, 6: 2, 7: 3, 8: 2, 11: 1, 12: 2, 13: 1, 17: 1 },
  },
  Visit: {
    kinds: { Npm: 17, Body: 12, Cso: 3 },
    roles: { PARTICIPANT: 11, LEAD: 9, ORGANISER: 6, HOST: 5, OBSERVER: 1 },
    sizes: { 0: 20, 1: 1, 2: 10, 3: 2, 5: 1 },
  },
} as const;
/** How often each status of a project occurs. */
export const PROJECT_STATUSES = { ENDED: 19, UNKNOWN: 13, ACTIVE: 3 } as const;
/** How often each type of meeting occurs. */
export const MEETING_TYPES = {
  ANNUAL: 9,
  TRAINING: 6,
  FORUM: 4,
  FOUNDING: 3,
  CONFERENCE: 3,
  THEMATIC: 3,
  BILATERAL: 3,
  SEMINAR: 2,
  ADVISORY_BODY: 2,
  WORKING_GROUP: 1,
  NPM_SESSION: 1,
  LAUNCH: 1,
} as const;
/** Part of the meetings that are those of a network. */
export const NETWORK_MEETINGS = 0.42;
/** Joint visits; visits of bodies to states have no participants. */
export const JOINT_VISITS = {
  SPT_NPM_JOINT: 5,
  JOINT_NPM_VISIT: 3,
  EXPERT_ACCOMPANIED: 3,
  NETWORK_VISIT: 1,
  OBSERVED_NPM_VISIT: 1,
  NPM_VISIT: 1,
} as const;
/** How often each type of visit of a body to a state occurs. */
export const BODY_VISITS = {
  UNKNOWN: 95,
  PERIODIC: 54,
  AD_HOC: 47,
  REGULAR: 8,
  NPM_ADVISORY: 8,
  FOLLOW_UP: 5,
} as const;
