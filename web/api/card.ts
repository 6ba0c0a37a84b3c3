/** One record with what belongs on its card. */
import { type Sourced, type SourceLine } from "./lists";
import { operation } from "./operation";
import { ROW_FIELDS, type CollaborationRow, type Named } from "./rows";

export interface SourceFacts {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
}

export interface Criterion {
  readonly name: string;
  readonly result: "SATISFIED" | "FAILED" | "UNKNOWN";
  readonly because: string;
}

export interface Finding {
  readonly pattern: string;
  readonly outcome: "MET" | "NOT_MET" | "UNDETERMINED";
  readonly isRecorded: boolean;
  readonly agreesWithRecord: boolean | null;
  readonly criteria: readonly Criterion[];
}

export interface StateGap {
  readonly pattern: string;
  readonly status: "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED";
  readonly because: string;
  readonly sources: readonly SourceLine[];
}

/** Where one field was read, where that is not among the sources of the record. */
interface Provenance {
  readonly field: string;
  readonly sources: readonly SourceLine[];
}

/** A record: its kind, what every kind has, and what only some have. */
export interface CardRecord {
  readonly __typename: string;
  readonly id: string;
  readonly confidence?: string;
  readonly unverifiedFields?: readonly string[];
  readonly sources?: readonly SourceFacts[];
  readonly provenance?: readonly Provenance[];
  readonly seats?: readonly {
    readonly holder: Named | null;
    readonly label: string | null;
    readonly period: CollaborationRow["period"];
    readonly collaboration: Sourced | null;
  }[];
  readonly classification?: readonly Finding[] | null;
  readonly gaps?: readonly StateGap[];
  readonly [fact: string]: unknown;
}

const SOURCES = "sources { id title url publisher date } provenance { field sources { id title url } }";
const SURE = `confidence unverifiedFields ${SOURCES}`;
const NAMED = "id ... on Npm { name } ... on Cso { name } ... on Body { name } ... on Network { name }";
const PERIOD = "period { from to }";
const STATE = "state { id name nameFootnote }";

export const CARD = operation<{ readonly node: CardRecord | null }, { readonly id: string }>(`
  query Card($id: ID!) {
    node(id: $id) {
      __typename id
      ... on Npm { name nameLocal model hostInstitution legalBasis designationDate operationalYear npmStanding: status note ${STATE} ${PERIOD} ${SURE} }
      ... on Cso { name nameLocal acronym csoType: type focus note ${STATE} ${SURE} }
      ... on Body { name acronym bodyType: type level seat establishedYear note parent { id name } ${SURE} }
      ... on Network { name acronym networkType: type networkStanding: status foundedDate foundedPlace website note ${SURE} }
      ... on State { name nameFootnote region subregion capital opcatStatus ratificationDate npmStatus npmStatusAsOf note ${SURE}
        gaps { pattern status because sources { id title url } }
        actingNpms: npms(first: 5) { nodes { id name } } }
      ... on Collaboration { ${ROW_FIELDS} regularity instrument description note ${SOURCES}
        advisoryBody { id name } classification { pattern outcome isRecorded agreesWithRecord criteria { name result because } } }
      ... on AdvisoryBody { name establishedYear legalBasis meetingFrequency memberCount note npm { id name } ${SURE}
        seats { holder { ${NAMED} } label ${PERIOD} collaboration { id confidence unverifiedFields sources { id title url } } } }
      ... on Meeting { name meetingType: type theme place note network { id name } host { ${NAMED} } ${STATE} ${PERIOD} ${SURE} }
      ... on Document { title documentType: type date url note ${SURE} }
      ... on Project { name note ${PERIOD} ${SURE} }
      ... on Visit { purpose visitType: type visitBody: body { id name } reportStatus note ${STATE} ${PERIOD} ${SURE} }
      ... on Membership { standing: status office note actor { ${NAMED} } network { id name } ${PERIOD} ${SURE} }
      ... on ChairTerm { npm { id name } network { id name } year note ${PERIOD} ${SURE} }
      ... on WorkingGroup { name theme created note network { id name } ${SURE} }
      ... on Absence { statement pattern asOf note ${STATE} ${SURE} }
      ... on Source { title url publisher date note confidence unverifiedFields }
    }
  }`);

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly reason: string | null;
  readonly fields: readonly {
    readonly field: string;
    readonly before: readonly string[] | null;
    readonly after: readonly string[] | null;
  }[];
}

export const HISTORY = operation<
  { readonly history: { readonly nodes: readonly HistoryEntry[] } },
  { readonly id: string }
>(`
  query History($id: ID!) {
    history(id: $id, first: 20) { nodes { id at action reason fields { field before after } } }
  }`);
