/** Collaborations as rows. */
import { type Coverage } from "./coverage";
import { type PartnerKind } from "../state/selection";
import { operation } from "./operation";
import { type SelectionVariables } from "./where";

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface CollaborationRow {
  readonly id: string;
  readonly npm: Named | null;
  readonly network: Named | null;
  readonly partner: Named | null;
  /** What the partner is called where it is no record of its own. */
  readonly partnerLabel: string | null;
  readonly partnerKind: PartnerKind;
  readonly state: (Named & { readonly nameFootnote: string | null }) | null;
  readonly patterns: readonly string[];
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly firstAttested: string | null;
  readonly lastAttested: string | null;
  readonly formality: string;
  readonly status: string;
  readonly confidence: string;
  readonly unverifiedFields: readonly string[];
  readonly sources: readonly { readonly id: string }[];
}

export interface RowsVariables extends SelectionVariables {
  readonly after: string | null;
  readonly orderBy: readonly { readonly field: RowOrder; readonly direction: "ASC" | "DESC" }[] | null;
}

/** What rows can be ordered by. */
export const ROW_ORDERS = ["FROM", "TO", "LAST_ATTESTED"] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

export interface Rows {
  readonly collaborations: {
    readonly totalCount: number;
    readonly partnerCount: number;
    readonly undeterminedCount: number;
    readonly coverage: Coverage;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly CollaborationRow[];
  };
}

/** Fields of a row, for cards too. */
export const ROW_FIELDS = `id npm { id name } network { id name } partner { id ... on Npm { name } ... on Cso { name } ... on Body { name } ... on Network { name } }
      partnerLabel partnerKind state { id name nameFootnote } patterns period { from to } firstAttested lastAttested
      formality status confidence unverifiedFields`;

export const ROWS = operation<Rows, RowsVariables>(`
  query Rows($where: CollaborationWhere, $since: PartialDate, $until: PartialDate, $after: String, $orderBy: [CollaborationOrder!]) {
    collaborations(where: $where, since: $since, until: $until, after: $after, orderBy: $orderBy, first: 50) {
      totalCount partnerCount undeterminedCount coverage { records newestAttestation unverified }
      pageInfo { hasNextPage endCursor }
      nodes { ${ROW_FIELDS} sources { id } }
    }
  }`);

export interface OpenRows {
  readonly collaborations: {
    readonly undeterminedCount: number;
    /** At most 200. */
    readonly undetermined: readonly { readonly because: string; readonly node: CollaborationRow }[];
  };
}

/** Collaborations of which their dates do not tell whether they held. */
export const OPEN_ROWS = operation<OpenRows, SelectionVariables>(`
  query OpenRows($where: CollaborationWhere, $since: PartialDate, $until: PartialDate) {
    collaborations(where: $where, since: $since, until: $until, first: 1) {
      undeterminedCount undetermined { because node { ${ROW_FIELDS} sources { id } } }
    }
  }`);
