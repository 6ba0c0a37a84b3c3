/** Who belongs to a network: a filter follows few relations, so it names the members. */
import { operation } from "./operation";

/** A member; NPMs are of a state. */
interface Member {
  readonly id: string;
  readonly state?: { readonly id: string } | null;
}

export interface Members {
  readonly network: {
    readonly members: { readonly nodes: readonly { readonly actor: Member | null }[] };
  } | null;
}

export const MEMBERS = operation<Members, { readonly network: string }>(`
  query Members($network: ID!) {
    network(id: $network) { members(first: 200) { nodes { actor { id ... on Npm { state { id } } } } } }
  }`);
