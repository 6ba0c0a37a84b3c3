import type { EnumModel } from "../enums";

const UNKNOWN = "Not stated in the sources.";

/** Enumerations of cooperation and knowledge. */
export const cooperationEnums = {
  PatternCode: {
    description:
      "The six patterns in which NPMs and civil society cooperate, not exclusive (S1–S6), and one extension of the hub.",
    values: {
      INFORMATION_EXCHANGE: "Exchanging information, within the limits of each side (S1).",
      MUTUAL_SUPPORT: "Supporting each other’s activities and recommendations (S2).",
      CAPACITY_STRENGTHENING: "Strengthening the capacity of the NPM (S3).",
      SPECIFIC_ACTIVITIES: "Cooperating on specific activities (S4).",
      ADVISORY_BODY: "Durable institutional collaboration in an advisory body (S5).",
      OMBUDSMAN_PLUS: "Formal partnership within the NPM (S6).",
      INSTITUTIONAL_SUPPORT:
        "Outside the six: a public or intergovernmental body advises or trains an NPM (OPCAT Art. 11).",
    },
  },
  PatternScheme: {
    description: "Where a pattern comes from.",
    values: {
      SEED: "One of the six of the founding text.",
      HUB_EXTENSION: "Added by the hub, never counted with the six.",
    },
  },
  TypicalFormality: {
    description: "How formal a pattern usually is.",
    values: { ANY: "Formal or informal.", FORMAL: "Formal." },
  },
  PartnerKind: {
    description: "What the partner of an NPM is.",
    values: {
      CSO: "A named civil society organisation.",
      UNNAMED_CSO_GROUP: "Civil society organisations the source does not name.",
      INDIVIDUAL_EXPERTS: "Experts in their own name, not listed.",
      BODY: "An international, regional or national body.",
      NPM: "Another NPM.",
      NETWORK: "A network.",
    },
  },
  Formality: {
    description: "Whether cooperation rests on a formal instrument.",
    values: { FORMAL: "Formal.", INFORMAL: "Informal." },
  },
  Regularity: {
    description: "Whether cooperation recurs (S1).",
    values: { REGULAR: "Regular.", AD_HOC: "As the occasion arises." },
  },
  CollaborationStatus: {
    description: "Whether cooperation continues.",
    values: {
      ACTIVE: "A source of 2019 or later shows it.",
      ENDED: "It ended.",
      CONTESTED: "The partner says it was shut out.",
      UNKNOWN: "Sources are older or undated.",
    },
  },
  AdvisoryRole: {
    description: "What an advisory body does (S5).",
    values: {
      ADVICE: "Gives advice.",
      POLICY_MAKING: "Makes policy.",
      DECISIONS: "Takes decisions.",
      SELECTION: "Takes part in selecting members.",
      UNKNOWN,
    },
  },
  ExchangeKind: {
    description: "What is shared between an NPM and civil society (S1).",
    values: {
      BASELINE_INFORMATION: "Baseline information on a place.",
      TOPIC_SUGGESTED: "A topic to address.",
      PLACE_SUGGESTED: "A place to visit.",
      REPORT_PASSED_ON: "A report passed on.",
    },
  },
  DocumentType: {
    description: "Kind of document.",
    values: {
      AGREEMENT: "Agreement.",
      ANNUAL_REPORT: "Annual report (OPCAT Art. 23).",
      CALL: "Public call.",
      DECLARATION: "Declaration.",
      DIRECTORY: "Directory.",
      GUIDE: "Guide.",
      LAW: "Law.",
      LETTER: "Letter.",
      POLICY: "Policy.",
      REPORT: "Report.",
      RULES: "Rules.",
      SPT_REPORT: "Report of the SPT.",
      STUDY: "Study.",
    },
  },
  PublicationStatus: {
    description: "Whether a document is published.",
    values: {
      PUBLISHED: "Published.",
      PARTLY_PUBLISHED: "A part of it is published.",
      NOT_PUBLISHED: "Not published.",
      REQUESTED: "Its publication was requested.",
    },
  },
  PublicationDecider: {
    description: "Who decides about the publication of a document.",
    values: {
      NPM: "The NPM, for its own reports (S1).",
      STATE:
        "The state: it publishes annual reports (OPCAT Art. 23) and requests publication of SPT reports (Art. 16(2)).",
      SPT: "The SPT, once the state has published a part (OPCAT Art. 16(2)).",
      PUBLISHER: "The publisher.",
    },
  },
  RecommendationStatus: {
    description: "State of implementation of a recommendation (OPCAT Art. 22).",
    values: {
      OPEN: "Open.",
      ACCEPTED: "Accepted.",
      PARTLY_IMPLEMENTED: "Implemented in part.",
      IMPLEMENTED: "Implemented.",
      REJECTED: "Rejected.",
      UNKNOWN,
    },
  },
  FollowUpKind: {
    description: "What followed a recommendation.",
    values: {
      ADVOCACY: "Civil society advocates it (S2).",
      RESPONSE: "The authority answers (OPCAT Art. 22).",
      IMPLEMENTATION: "A step of implementation.",
    },
  },
} as const satisfies Readonly<Record<string, EnumModel>>;
