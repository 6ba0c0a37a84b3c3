import { ANONYMOUS, type Viewpoint } from "../domain/access/viewpoint";
import type { Scope } from "../domain/access/scopes";

/** The one who asks: what a token says of its holder, or an anonymous viewer. All permissions follow from it. */
export interface Viewer {
  /** `anonymous`, or the subject of the token. */
  readonly subject: string;
  readonly role: string | null;
  readonly scopes: readonly Scope[];
  /** Id of the organisation it acts for. */
  readonly org: string | null;
  /** Id of the token; null for anonymous. */
  readonly tokenId: string | null;
  /** Seconds since 1970 at which the token ends; null for anonymous. */
  readonly expiresAt: number | null;
  /** Root fields the token is limited to; null: all. */
  readonly operations: readonly string[] | null;
  /** Organisation with whose eyes a break-glass token sees. */
  readonly breakGlass: string | null;
  /**
   * Whose share of the hub is used, of what one client may have at once: that of its organisation, or of the token from which its own
   * comes; of those without a token, that of the network they ask from. Null: nobody’s in particular.
   */
  readonly client: string | null;
  /** Networks and countries (ids) that the token names. */
  readonly networks: readonly string[];
  readonly countries: readonly string[];
  /** Networks for which it acts today: its organisation chairs them, or was designated by the chair (D13, D14). */
  readonly manages: readonly string[];
  /** Which rows it sees. */
  readonly viewpoint: Viewpoint;
}

/** The viewer without a token. */
export const ANONYMOUS_VIEWER: Viewer = Object.freeze({
  subject: "anonymous",
  role: null,
  scopes: [],
  org: null,
  tokenId: null,
  expiresAt: null,
  operations: null,
  breakGlass: null,
  client: null,
  networks: [],
  countries: [],
  manages: [],
  viewpoint: ANONYMOUS,
});

/** The claims of a token that rows depend on. */
export interface RowGrant {
  readonly scopes: readonly Scope[];
  readonly org: string | null;
  /** Networks for which PARTNERS rows are open. */
  readonly networks: readonly string[];
  /** Countries (ids of states) the token is narrowed to; empty: not narrowed. */
  readonly countries: readonly string[];
}

/**
 * The viewpoint of a token on a day. `memberOf`: networks of which its organisation is a full member on that day.
 * A network’s id in an audience means its members on the day of reading.
 */
export function viewpointOf({ scopes, org, networks, countries }: RowGrant, memberOf: readonly string[]): Viewpoint {
  const own = org !== null && scopes.includes("own:read") ? [org] : [];
  return {
    owns: own,
    audiences: own.length > 0 ? [...own, ...memberOf] : [],
    reach: scopes.includes("network:read") ? [...networks, ...countries] : [],
    ...(countries.length > 0 ? { countries } : {}),
  };
}

/** The memberships and offices of a token’s organisation on a day. */
export interface OrganisationStanding {
  /** Networks of which it is a full member. */
  readonly memberOf: readonly string[];
  /** Networks that it chairs, or for which the chair designated it. */
  readonly actsFor: readonly string[];
}

/** The same viewer on another day, with the rows and offices that follow from the organisation’s memberships and offices then. */
export function renewViewer(viewer: Omit<Viewer, "viewpoint" | "manages">, standing: OrganisationStanding): Viewer {
  const { scopes, networks, breakGlass } = viewer;
  const rows = { ...viewer, org: breakGlass ?? viewer.org };
  const manages = scopes.includes("network:manage") ? standing.actsFor.filter((id) => networks.includes(id)) : [];
  return { ...viewer, manages, viewpoint: viewpointOf(rows, standing.memberOf) };
}

/** Visibility classes of which a viewpoint can see rows at all. */
export function classesOf({
  owns,
  audiences,
  reach,
}: Viewpoint): readonly ("PUBLIC" | "PARTNERS" | "RESTRICTED" | "CONFIDENTIAL")[] {
  const partners = reach.length + audiences.length + owns.length > 0 ? (["PARTNERS"] as const) : [];
  const restricted = audiences.length + owns.length > 0 ? (["RESTRICTED"] as const) : [];
  return ["PUBLIC", ...partners, ...restricted, ...(owns.length > 0 ? (["CONFIDENTIAL"] as const) : [])];
}
