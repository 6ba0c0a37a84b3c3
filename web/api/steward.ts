/** What waits for those who keep the records. */
import { type Finding } from "./card";
import { operation } from "./operation";
import { ROW_FIELDS, type CollaborationRow } from "./rows";

export interface FieldChange {
  readonly field: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

export interface Proposal {
  readonly id: string;
  readonly at: string;
  readonly reason: string;
  readonly recordId: string;
  readonly fields: readonly FieldChange[];
}

export interface Report {
  readonly id: string;
  readonly at: string;
  readonly message: string;
  readonly field: string | null;
  readonly recordId: string;
}

export interface Disagreement {
  readonly collaboration: CollaborationRow | null;
  readonly classification: Finding;
}

interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface After {
  readonly after: string | null;
}

const PAGE = "pageInfo { hasNextPage endCursor }";

export const PROPOSALS = operation<{ readonly proposals: Page<Proposal> }, After>(`
  query Proposals($after: String) {
    proposals(status: OPEN, after: $after) { ${PAGE} nodes { id at reason recordId fields { field before after } } }
  }`);

export const REPORTS = operation<{ readonly errorReports: Page<Report> }, After>(`
  query Reports($after: String) {
    errorReports(status: OPEN, after: $after) { ${PAGE} nodes { id at message field recordId } }
  }`);

export const DISAGREEMENTS = operation<
  { readonly classificationDisagreements: Page<Disagreement> & { readonly totalCount: number } },
  After
>(`
  query Disagreements($after: String) {
    classificationDisagreements(after: $after) {
      ${PAGE} totalCount
      nodes {
        collaboration { ${ROW_FIELDS} }
        classification { pattern outcome isRecorded agreesWithRecord criteria { name result because } }
      }
    }
  }`);

export type Verdict = "ACCEPT" | "DECLINE";

export const REVIEW = operation<
  unknown,
  { readonly input: { readonly id: string; readonly verdict: Verdict; readonly answer: string | null } }
>(`
  mutation Review($input: ReviewChangeInput!) {
    reviewChange(input: $input) { __typename }
  }`);
