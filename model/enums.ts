/** An enumeration of the API: its description, and the meaning of each value. Values are stored as written here. */
export interface EnumModel {
  readonly description: string;
  readonly values: Readonly<Record<string, string>>;
}

const UNKNOWN = "Not stated in the sources.";

/** Enumerations of actors and networks, and those that every record uses. */
export const actorEnums = {
  Confidence: {
    description: "How well a record is backed by sources.",
    values: {
      VERIFIED: "Found in at least one source.",
      SEED: "Rests only on one of the two founding texts.",
      UNVERIFIED: "Rests on background knowledge; do not present it as fact.",
    },
  },
  Visibility: {
    description: "Who may see a record.",
    values: {
      PUBLIC: "Everyone.",
      PARTNERS: "Tokens with network:read for a network or country in the audience.",
      RESTRICTED: "The audience only.",
      CONFIDENTIAL: "The owners only, one or more parties.",
    },
  },
  StateKind: {
    description: "Standing of a state in the United Nations.",
    values: {
      UN_MEMBER: "Member state of the United Nations.",
      UN_OBSERVER: "Observer state at the United Nations.",
      TERRITORY_UNSCR_1244: "Territory named without prejudice to positions on status (UNSCR 1244).",
    },
  },
  OpcatStatus: {
    description: "Treaty status under the OPCAT.",
    values: {
      PARTY: "Has ratified, acceded or succeeded.",
      SIGNATORY: "Has signed, not ratified.",
      NON_PARTY: "Has neither signed nor ratified.",
    },
  },
  TreatyAction: {
    description: "The act by which a state signed or joined the treaty.",
    values: {
      SIGNATURE: "Signature.",
      SUCCESSION: "Succession to the act of a predecessor state.",
      RATIFICATION: "Ratification after signature.",
      ACCESSION: "Accession without earlier signature.",
    },
  },
  OpcatPart: {
    description: "Part of the OPCAT whose obligations a state postponed (OPCAT Art. 24).",
    values: { PART_III: "Visits of the SPT.", PART_IV: "National Preventive Mechanisms." },
  },
  NpmStatus: {
    description: "Whether a state has an NPM, at the date `npmStatusAsOf`.",
    values: {
      DESIGNATED: "A mandate existed.",
      NOT_DESIGNATED: "None at that date.",
      NOT_APPLICABLE: "The state is not required to have one.",
      UNKNOWN: "Sources conflict or are old.",
    },
  },
  NpmModel: {
    description: "Institutional model of an NPM.",
    values: {
      OMBUDSMAN: "Ombuds institution.",
      OMBUDSMAN_PLUS: "Ombuds institution that formally integrates civil society (S6).",
      HUMAN_RIGHTS_INSTITUTION: "National human rights institution or commission.",
      NEW_SPECIALISED_BODY: "Body created for the mandate.",
      SEVERAL_INSTITUTIONS: "Several institutions share the mandate.",
    },
  },
  MandateHolderStatus: {
    description: "Whether the mandate is still held.",
    values: {
      ACTIVE: "No end of the mandate was found.",
      DISSOLVED: "The mandate ended.",
      NOT_YET_OPERATIONAL: "Mandate given, work not known to have begun.",
      UNKNOWN,
    },
  },
  ActingAs: {
    description: "In which capacity an institution acts.",
    values: {
      NPM: "Under the OPCAT mandate.",
      OMBUDSMAN: "As ombuds institution, outside the OPCAT mandate.",
      FUTURE_NPM: "Named to become the NPM; the mandate is not yet exercised.",
    },
  },
  CsoType: {
    description: "Kind of civil society organisation.",
    values: {
      NGO: "Non-governmental organisation.",
      INTERNATIONAL_NGO: "Non-governmental organisation working in several states.",
      COALITION: "Coalition of organisations.",
      ACADEMIC_OR_RESEARCH: "University or research institute.",
      HUMANITARIAN_ORGANISATION: "Humanitarian organisation.",
      PROFESSIONAL_ASSOCIATION: "Association of a profession.",
      TRADE_UNION: "Trade union.",
    },
  },
  BodyType: {
    description: "Kind of international, regional or national body.",
    values: {
      COE_BODY: "Body of the Council of Europe.",
      DONOR: "Donor agency.",
      EQUALITY_BODY: "Equality body.",
      EU_AGENCY: "Agency of the European Union.",
      EU_INSTITUTION: "Institution of the European Union.",
      FUND: "Fund.",
      INTERGOVERNMENTAL_ORGANISATION: "Intergovernmental organisation.",
      INTERNATIONAL_NGO: "International non-governmental organisation.",
      NATIONAL_COMMITTEE: "National committee.",
      NATIONAL_HUMAN_RIGHTS_INSTITUTION: "National human rights institution.",
      NHRI_NETWORK: "Network of national human rights institutions.",
      OMBUDSMAN_NETWORK: "Network of ombuds institutions.",
      OSCE_BODY: "Body of the OSCE.",
      RESEARCH_INSTITUTE: "Research institute.",
      SPECIALISED_OMBUDSMAN: "Ombuds institution for one field.",
      SUBNATIONAL_OMBUDSMAN: "Ombuds institution below the national level.",
      UN_BODY: "Body of the United Nations.",
      UN_SPECIAL_PROCEDURE: "Special procedure of the United Nations.",
      UN_TREATY_BODY: "Treaty body of the United Nations.",
    },
  },
  NetworkType: {
    description: "Kind of network.",
    values: {
      NPM_NETWORK: "Network of NPMs with rules of its own.",
      FORUM: "Forum.",
      INFORMAL_NETWORK: "Informal network.",
      PROJECT_NETWORK: "Network that exists as a project.",
    },
  },
  NetworkStatus: {
    description: "Whether a network is active.",
    values: { ACTIVE: "It works.", ENDED: "It ended.", UNKNOWN },
  },
  SourceKind: {
    description: "Kind of source.",
    values: {
      DATASET: "Dataset.",
      OFFICIAL_GAZETTE: "Official gazette.",
      SEED: "One of the two founding texts.",
      UN_DOCUMENT: "Document of the United Nations.",
      UNVERIFIED: "No source: background knowledge, to be checked before it is presented as fact.",
      WEB_PAGE: "Web page.",
    },
  },
  LegalBasis: {
    description: "Why a person may be named.",
    values: { PUBLIC_FUNCTION: "Office-holder named in a published act, in that function and at that date." },
  },
  MembershipStatus: {
    description: "Standing of an actor in a network.",
    values: {
      FOUNDING_MEMBER: "Member since the founding.",
      MEMBER: "Member by accession (D5).",
      ALSO_AGREEING: "Named under “Also agreeing” in the Declaration: neither member nor observer.",
      OBSERVER: "Observer.",
      PENDING: "Announced, not yet completed.",
    },
  },
  MembershipOffice: {
    description: "Office of a member in the network.",
    values: {
      PRESIDENT: "President.",
      VICE_PRESIDENT: "Vice-president.",
      COMMITTEE_MEMBER: "Member of its committee.",
    },
  },
  WorkingGroupKind: {
    description: "Whether a group is permanent (D9).",
    values: { STANDING: "Standing group of the network.", SESSION: "Group of one meeting." },
  },
  AgreementRule: {
    description: "What “common agreement” means in a network; the Declaration does not define it (D12).",
    values: {
      EXPRESS_ASSENT: "Every member at that date assents; silence is not assent.",
      NO_OBJECTION: "No member at that date objects within the period.",
    },
  },
  DecisionKind: {
    description: "What a decision of a network is about.",
    values: {
      FOUNDING: "The network is set up by the NPMs that agree (article 1).",
      REGION: "Whether a state belongs to the region of the network (D5).",
      ADMISSION: "A new member is admitted (D5).",
      CHAIR: "Who chairs the network (D13).",
      WORKING_GROUP: "A working group is set up (D9).",
      OTHER: "Anything else.",
    },
  },
  DecisionOutcome: {
    description: "Outcome of a decision (D12).",
    values: { ADOPTED: "Adopted.", REJECTED: "Rejected.", DEFERRED: "Put off." },
  },
  Stance: {
    description: "Position of a member on a proposal (D12).",
    values: { ASSENT: "Agrees.", OBJECTION: "Objects, which blocks.", ABSTENTION: "Takes no position." },
  },
} as const satisfies Readonly<Record<string, EnumModel>>;
