import type { EnumModel } from "../enums";

/** Enumerations of projects, meetings, visits and places. */
export const activityEnums = {
  ProjectStatus: {
    description: "Whether a project is running.",
    values: { ACTIVE: "It runs.", ENDED: "It ended.", UNKNOWN: "Not stated in the sources." },
  },
  ProjectRole: {
    description: "Role in a project.",
    values: {
      LEAD: "Leads it.",
      IMPLEMENTER: "Carries it out.",
      PARTNER: "Partner.",
      PARTICIPANT: "Takes part.",
      BENEFICIARY: "Benefits from it.",
      SUPPORTER: "Supports it.",
      FUNDER: "Pays for it (D16).",
    },
  },
  MeetingType: {
    description: "Kind of meeting (D8).",
    values: {
      ADVISORY_BODY: "Meeting of an advisory body.",
      ANNUAL: "Annual meeting of a network.",
      BILATERAL: "Meeting of two parties.",
      CONFERENCE: "Conference.",
      FORUM: "Forum.",
      FOUNDING: "Founding meeting.",
      LAUNCH: "Launch.",
      NPM_SESSION: "Session of an NPM with partners.",
      SEMINAR: "Seminar.",
      THEMATIC: "Thematic meeting.",
      TRAINING: "Training.",
      WORKING_GROUP: "Meeting of a working group.",
    },
  },
  MeetingRole: {
    description: "Role at a meeting.",
    values: {
      HOST: "Host.",
      CO_ORGANISER: "Organises with others.",
      PARTICIPANT: "Takes part.",
      PARTNER: "Partner.",
      INVITED: "Invited; not stated whether it was present.",
      SUBJECT: "The meeting is about it.",
      SUPPORTER: "Supports it.",
    },
  },
  VisitType: {
    description: "Kind of visit: of NPMs to places, of SPT and CPT to states.",
    values: {
      EXPERT_ACCOMPANIED: "Visit with experts going along.",
      JOINT_NPM_VISIT: "Visit of several NPMs.",
      NETWORK_VISIT: "Visit within a network (D8).",
      NPM_VISIT: "Visit of an NPM with partners.",
      OBSERVED_NPM_VISIT: "Visit of an NPM with observers.",
      SPT_NPM_JOINT: "Visit of SPT and NPM together.",
      REGULAR: "Regular visit of the SPT to a state.",
      FOLLOW_UP: "Follow-up visit.",
      NPM_ADVISORY: "Visit of the SPT to advise an NPM.",
      OPCAT_ADVISORY: "Visit of the SPT to advise on the OPCAT.",
      PERIODIC: "Periodic visit of the CPT.",
      AD_HOC: "Ad hoc visit of the CPT.",
      UNKNOWN: "Kind not stated in the sources.",
    },
  },
  VisitRole: {
    description: "Role in a visit.",
    values: {
      LEAD: "Leads it.",
      HOST: "Host.",
      ORGANISER: "Organises it.",
      PARTICIPANT: "Takes part.",
      OBSERVER: "Observes.",
    },
  },
  DateBasis: {
    description: "How the date of a visit is known.",
    values: { REPORTED: "Reported afterwards.", ANNOUNCED: "Announced before." },
  },
  ReportStatus: {
    description: "Whether the report of a visit is public (OPCAT Art. 16(2)).",
    values: { PUBLIC: "Public.", CONFIDENTIAL: "Not published.", UNKNOWN: "Not checked." },
  },
  PlaceType: {
    description: "Kind of place of detention (OPCAT Art. 4).",
    values: {
      POLICE_STATION: "Police station.",
      PRISON: "Prison.",
      JUVENILE_INSTITUTION: "Institution for juveniles.",
      PSYCHIATRIC_INSTITUTION: "Psychiatric institution.",
      SOCIAL_CARE: "Social care institution.",
      IMMIGRATION_DETENTION: "Immigration detention.",
      ASYLUM_OR_MIGRATION_CENTRE: "Centre for asylum seekers or migrants.",
    },
  },
} as const satisfies Readonly<Record<string, EnumModel>>;
