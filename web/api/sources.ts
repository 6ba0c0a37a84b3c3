/** The sources of the collaborations of a selection. */
import { operation } from "./operation";
import { type SelectionVariables } from "./where";

export interface SourcesPage {
  readonly collaborations: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly { readonly sources: readonly { readonly id: string }[] }[];
  };
}

export const SOURCES = operation<SourcesPage, SelectionVariables & { readonly after: string | null }>(`
  query Sources($where: CollaborationWhere, $since: PartialDate, $until: PartialDate, $after: String) {
    collaborations(where: $where, since: $since, until: $until, after: $after, first: 200) {
      pageInfo { hasNextPage endCursor } nodes { sources { id } }
    }
  }`);
