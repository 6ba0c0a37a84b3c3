/** The lists of a card: their names, the types of their lines, and the operations that ask for them. */
import {
  ADVISORY_BODY_LISTS,
  BODY_LISTS,
  CSO_LISTS,
  MEETING_LISTS,
  MORE_ADVISORY_BODIES,
  MORE_CHAIR_TERMS,
  MORE_COLLABORATIONS,
  MORE_CSOS,
  MORE_DOCUMENTS,
  MORE_DOCUMENTS_ABOUT,
  MORE_MEETING_PARTICIPANTS,
  MORE_MEETINGS,
  MORE_MEMBERSHIPS,
  MORE_NPMS,
  MORE_PROJECT_PARTICIPANTS,
  MORE_PROJECTS,
  MORE_VISIT_PARTICIPANTS,
  MORE_VISITS,
  MORE_WORKING_GROUPS,
  NETWORK_LISTS,
  NPM_LISTS,
  PROJECT_LISTS,
  STATE_LISTS,
  VISIT_LISTS,
  type AdvisoryBodyLine,
  type ChairTermLine,
  type CollaborationLine,
  type Coverage,
  type CsoLine,
  type DocumentLine,
  type MeetingLine,
  type MeetingParticipantLine,
  type MembershipLine,
  type Named,
  type NpmLine,
  type NpmListsVariables,
  type ProjectLine,
  type ProjectParticipantLine,
  type VisitLine,
  type VisitParticipantLine,
  type WorkingGroupLine,
} from "../api/operations";
import { type Operation } from "../api/operation";

/** Number of lines on a page. */
export const LIST_SIZE = 20;

/** The type of the lines of each list. */
export interface Lines {
  readonly npms: NpmLine;
  readonly collaborations: CollaborationLine;
  readonly memberships: MembershipLine;
  readonly chairTerms: ChairTermLine;
  readonly workingGroups: WorkingGroupLine;
  readonly advisoryBodies: AdvisoryBodyLine;
  readonly participants: MeetingParticipantLine | VisitParticipantLine | ProjectParticipantLine;
  readonly meetings: MeetingLine;
  readonly visits: VisitLine;
  readonly projects: ProjectLine;
  readonly documents: DocumentLine;
  readonly documentsAbout: DocumentLine;
  readonly csos: CsoLine;
}
/** Name of a list of a card. */
export type ListName = keyof Lines;

/** Names of the lists in the order in which a card shows them. */
export const LIST_NAMES: readonly ListName[] = [
  "npms",
  "collaborations",
  "memberships",
  "chairTerms",
  "workingGroups",
  "advisoryBodies",
  "participants",
  "meetings",
  "visits",
  "projects",
  "documents",
  "documentsAbout",
  "csos",
];

/** A page of a list. */
export interface ListPage<Line> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Line[];
}

/** The lists of a record by name; only those that its type has. */
export type Lists = { readonly [Name in ListName]?: ListPage<Lines[Name]> };

/** The lists of a record; those of a state with the lists of its NPMs. */
export interface CardLists extends Lists {
  readonly collaborations?: ListPage<CollaborationLine> & { readonly coverage: Coverage };
  readonly actingNpms?: { readonly nodes: readonly (Omit<Lists, "collaborations"> & Named)[] };
}

type ListsOperation = Operation<{ readonly node: CardLists | null }, NpmListsVariables>;

/** The operation that asks for the first pages of all lists of a record, by its type; types without lists are missing. */
export const LISTS_OF: Readonly<Partial<Record<string, ListsOperation>>> = {
  Npm: NPM_LISTS,
  Cso: CSO_LISTS,
  Body: BODY_LISTS,
  Network: NETWORK_LISTS,
  State: STATE_LISTS,
  AdvisoryBody: ADVISORY_BODY_LISTS,
  Meeting: MEETING_LISTS,
  Visit: VISIT_LISTS,
  Project: PROJECT_LISTS,
};

/** Variables of the operations that load the next lines of a list. */
export interface MoreVariables {
  readonly id: string;
  readonly first: number;
  readonly after?: string | null;
}
type MoreOperation<Line> = Operation<{ readonly node: { readonly list?: ListPage<Line> } | null }, MoreVariables>;

const PARTICIPANTS: Readonly<Partial<Record<string, MoreOperation<Lines["participants"]>>>> = {
  Meeting: MORE_MEETING_PARTICIPANTS,
  Visit: MORE_VISIT_PARTICIPANTS,
  Project: MORE_PROJECT_PARTICIPANTS,
};

const MORE: { readonly [Name in ListName]: (kind: string) => MoreOperation<Lines[Name]> | undefined } = {
  npms: () => MORE_NPMS,
  collaborations: () => MORE_COLLABORATIONS,
  memberships: () => MORE_MEMBERSHIPS,
  chairTerms: () => MORE_CHAIR_TERMS,
  workingGroups: () => MORE_WORKING_GROUPS,
  advisoryBodies: () => MORE_ADVISORY_BODIES,
  participants: (kind) => PARTICIPANTS[kind],
  meetings: () => MORE_MEETINGS,
  visits: () => MORE_VISITS,
  projects: () => MORE_PROJECTS,
  documents: () => MORE_DOCUMENTS,
  documentsAbout: () => MORE_DOCUMENTS_ABOUT,
  csos: () => MORE_CSOS,
};

/** The record that a list belongs to. */
export interface Owner {
  readonly id: string;
  /** Its type. */
  readonly kind: string;
}

/** The operation that asks for further pages of a list, for a record of this type. */
export const moreOf = <Name extends ListName>(name: Name, kind: string): MoreOperation<Lines[Name]> | undefined =>
  MORE[name](kind);
