/** Who belongs to a network: a filter follows few relations, so it names the members. */
import { operation } from "./operation";

interface Members {
  readonly network: {
    readonly members: { readonly nodes: readonly { readonly actor: { readonly id: string } | null }[] };
  } | null;
}

export const MEMBERS = operation<Members, { readonly network: string }>(`
  query Members($network: ID!) {
    network(id: $network) { members(first: 200) { nodes { actor { id } } } }
  }`);
