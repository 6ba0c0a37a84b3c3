import type { Label } from "./labels";
import type { ActorLabel, InverseModel, Side } from "./shape";

type Extras = Pick<InverseModel, "through" | "only" | "knownAt">;
/** `of` is seen from `on` through the pointers `via`. */
const inverse = <const On extends Side, const Name extends string, const Of extends Label>(
  on: On,
  name: Name,
  seen: { readonly of: Of; readonly via: readonly string[] } & Extras,
  description: string,
): InverseModel & { readonly on: On; readonly name: Name; readonly of: Of } => ({
  on,
  name,
  ...seen,
  description,
});

/** Roles at a meeting that do not say that the actor took part. */
export const ABSENT_ROLES: readonly string[] = ["INVITED", "SUBJECT"];
const meetingThrough = { label: "MeetingParticipation", onward: "meeting" } as const;
const projectThrough = { label: "ProjectParticipation", onward: "project" } as const;
const visitThrough = { label: "VisitParticipation", onward: "visit" } as const;
const fullMembers = { property: "status", values: ["FOUNDING_MEMBER", "MEMBER"] } as const;

const declared = [
  inverse("Actor", "aliases", { of: "Alias", via: ["entity"] }, "Other and former names."),
  inverse("State", "aliases", { of: "Alias", via: ["entity"] }, "Other and former names."),
  inverse("Actor", "persons", { of: "Person", via: ["organisation"] }, "Office-holders named in a published act."),
  inverse("State", "mandates", { of: "Mandate", via: ["state"] }, "NPM mandates given by the state, by time."),
  inverse("Npm", "mandates", { of: "Mandate", via: ["npm"] }, "Mandates the NPM holds or held."),
  inverse("State", "npms", { of: "Npm", via: ["state"] }, "NPMs of the state, former ones included."),
  inverse("State", "csos", { of: "Cso", via: ["state"] }, "Civil society organisations based in the state."),
  inverse("Body", "parts", { of: "Body", via: ["parent"] }, "Bodies that are part of it."),

  inverse(
    "Actor",
    "memberships",
    { of: "Membership", via: ["actor"] },
    "Standings in networks; of a network: all standings in it.",
  ),
  inverse(
    "Network",
    "memberships",
    { of: "Membership", via: ["network"] },
    "All standings in the network, observers and others included.",
  ),
  inverse(
    "Network",
    "members",
    { of: "Membership", via: ["network"], only: fullMembers, knownAt: true },
    "Full members; observers, “also agreeing” and pending ones are in `memberships`.",
  ),
  inverse("Network", "chairTerms", { of: "ChairTerm", via: ["network"], knownAt: true }, "Chair terms by time (D13)."),
  inverse(
    "Network",
    "delegations",
    { of: "Delegation", via: ["network"] },
    "Who was designated to represent it (D14).",
  ),
  inverse(
    "ChairTerm",
    "delegations",
    { of: "Delegation", via: ["chairTerm"] },
    "Members designated within the term (D14).",
  ),
  inverse("Npm", "chairTerms", { of: "ChairTerm", via: ["npm"] }, "Terms in which the NPM chaired a network."),
  inverse("Network", "workingGroups", { of: "WorkingGroup", via: ["network"] }, "Working groups (D9)."),
  inverse("Meeting", "workingGroups", { of: "WorkingGroup", via: ["meeting"] }, "Sessions of the meeting."),
  inverse("Network", "decisions", { of: "Decision", via: ["network"] }, "Decisions by time (D12)."),
  inverse("Meeting", "decisions", { of: "Decision", via: ["meeting"] }, "Decisions taken at the meeting."),
  inverse("Recommendation", "decisions", { of: "Decision", via: ["subjects"] }, "Decisions about it."),
  inverse("Decision", "positions", { of: "Position", via: ["decision"] }, "Positions of members (D12)."),

  inverse(
    "Actor",
    "collaborations",
    { of: "Collaboration", via: ["npm", "network", "partner"] },
    "Cooperation in which it is a party, on either side.",
  ),
  inverse("State", "collaborations", { of: "Collaboration", via: ["state"] }, "Cooperation of the NPMs of the state."),
  inverse(
    "AdvisoryBody",
    "collaborations",
    { of: "Collaboration", via: ["advisoryBody"] },
    "Cooperation that rests on a seat in it.",
  ),
  inverse(
    "Collaboration",
    "prolongedBy",
    { of: "Collaboration", via: ["prolongs"] },
    "Later rounds that prolong this one.",
  ),
  inverse("Npm", "advisoryBodies", { of: "AdvisoryBody", via: ["npm"] }, "Advisory bodies attached to the NPM (S5)."),
  inverse("Npm", "absences", { of: "Absence", via: ["npm"] }, "What is known not to exist at the NPM."),
  inverse("State", "absences", { of: "Absence", via: ["state"] }, "What is known not to exist in the state."),
  inverse(
    "Npm",
    "informationExchanges",
    { of: "InformationExchange", via: ["npm"] },
    "Exchanges with civil society; visible to the two parties only (OPCAT 21(1)).",
  ),

  inverse(
    "Actor",
    "projects",
    { of: "Project", via: ["actor"], through: projectThrough },
    "Projects in which it takes part.",
  ),
  inverse("Actor", "projectParticipations", { of: "ProjectParticipation", via: ["actor"] }, "Roles in projects."),
  inverse("Project", "participants", { of: "ProjectParticipation", via: ["project"] }, "Who takes part, with roles."),
  inverse(
    "Actor",
    "meetings",
    { of: "Meeting", via: ["actor"], through: { ...meetingThrough, roles: { kind: "WITHOUT", values: ABSENT_ROLES } } },
    "Meetings in which it took part, with its roles at the edges; of a network: its meetings.",
  ),
  inverse(
    "Actor",
    "meetingsInvitedTo",
    { of: "Meeting", via: ["actor"], through: { ...meetingThrough, roles: { kind: "ONLY", values: ABSENT_ROLES } } },
    "Meetings to which it was invited, or that were about it, without a record that it took part.",
  ),
  inverse("Network", "meetings", { of: "Meeting", via: ["network"] }, "Meetings of the network by time (D8)."),
  inverse("Actor", "meetingParticipations", { of: "MeetingParticipation", via: ["actor"] }, "Roles at meetings."),
  inverse("Meeting", "participants", { of: "MeetingParticipation", via: ["meeting"] }, "Who took part, with roles."),
  inverse("Meeting", "parts", { of: "Meeting", via: ["partOf"] }, "Meetings held within it."),
  inverse("WorkingGroup", "meetings", { of: "Meeting", via: ["workingGroup"] }, "Meetings of the group."),
  inverse("State", "meetings", { of: "Meeting", via: ["state"] }, "Meetings held in the state."),
  inverse("Actor", "visits", { of: "Visit", via: ["actor"], through: visitThrough }, "Visits in which it took part."),
  inverse("Actor", "visitParticipations", { of: "VisitParticipation", via: ["actor"] }, "Roles in visits."),
  inverse("Visit", "participants", { of: "VisitParticipation", via: ["visit"] }, "Who took part, with roles."),
  inverse("Body", "stateVisits", { of: "Visit", via: ["body"] }, "Visits of the SPT or the CPT to states."),
  inverse("State", "visits", { of: "Visit", via: ["state"] }, "Visits in the state."),
  inverse("Meeting", "visits", { of: "Visit", via: ["meeting"] }, "Visits that were part of the meeting."),
  inverse("PlaceOfDetention", "visits", { of: "Visit", via: ["places"] }, "Visits to the place."),
  inverse("State", "places", { of: "PlaceOfDetention", via: ["state"] }, "Places of detention named in a source."),

  inverse("Actor", "documents", { of: "Document", via: ["publisher"] }, "Documents it published."),
  inverse("State", "documents", { of: "Document", via: ["publisher"] }, "Documents the state published."),
  inverse("Actor", "documentsAbout", { of: "Document", via: ["about"] }, "Documents about it."),
  inverse("AdvisoryBody", "documentsAbout", { of: "Document", via: ["about"] }, "Documents about it."),
  inverse("Document", "translations", { of: "Document", via: ["translationOf"] }, "Translations of it (D17)."),
  inverse("Actor", "recommendations", { of: "Recommendation", via: ["issuedBy"] }, "Recommendations it issued."),
  inverse(
    "Actor",
    "recommendationsReceived",
    { of: "Recommendation", via: ["addressedTo"] },
    "Recommendations addressed to it.",
  ),
  inverse(
    "State",
    "recommendationsReceived",
    { of: "Recommendation", via: ["addressedTo"] },
    "Recommendations addressed to the state.",
  ),
  inverse("Document", "recommendations", { of: "Recommendation", via: ["document"] }, "Recommendations stated in it."),
  inverse("Meeting", "recommendations", { of: "Recommendation", via: ["meeting"] }, "Recommendations agreed at it."),
  inverse("Recommendation", "followUps", { of: "FollowUp", via: ["recommendation"] }, "What followed."),
] as const;
type Declared = (typeof declared)[number];
/** Relation → label of the records it lists, by the label it hangs on; an actor has those of every actor too. */
type Listed = {
  readonly [On in Label]: {
    readonly [
      One in Declared as One["on"] extends On | (On extends ActorLabel ? "Actor" : never) ? One["name"] : never
    ]: One["of"];
  };
};

/** Names of the to-many relations of a label. */
export type InverseName<On extends Label> = keyof Listed[On];

/** The label of the records that a relation lists. */
export type InverseOf<On extends Label, Name extends InverseName<On>> = Extract<Listed[On][Name], Label>;

/**
 * Every to-many relation of the API. A relation on one label takes precedence over one of the same name on `Actor`:
 * the meetings of a network are those it held, the meetings of an NPM those it took part in.
 */
export const inverses: readonly InverseModel[] = declared;
