/** Records by text: accents, scripts and typing errors are forgiven. */
import { operation } from "./operation";

export interface Hit {
  readonly score: number;
  readonly node: {
    readonly __typename: string;
    readonly id: string;
    readonly name?: string;
    readonly title?: string;
    readonly state?: { readonly name: string } | null;
  };
}

export interface SearchVariables {
  readonly text: string;
  readonly types: readonly string[] | null;
}

/** Kinds of actors. */
export const ACTOR_TYPES = ["NPM", "CSO", "BODY", "NETWORK"] as const;
/** Kinds that have something to show. */
export const ALL_TYPES = [
  ...ACTOR_TYPES,
  "STATE",
  "ADVISORY_BODY",
  "MEETING",
  "DOCUMENT",
  "PROJECT",
  "SOURCE",
] as const;

export const SEARCH = operation<{ readonly search: readonly Hit[] }, SearchVariables>(`
  query Search($text: String!, $types: [SearchType!]) {
    search(text: $text, types: $types, first: 12) {
      score
      node {
        __typename id
        ... on Npm { name state { name } }
        ... on Cso { name state { name } }
        ... on Body { name }
        ... on Network { name }
        ... on State { name }
        ... on AdvisoryBody { name }
        ... on Meeting { name }
        ... on Document { title }
        ... on Project { name }
        ... on Source { title }
      }
    }
  }`);
