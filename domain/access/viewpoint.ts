/** Visibility classes, widest first; the number is what database nodes carry (effective class). */
export const VISIBILITY_CLASS = { PUBLIC: 0, PARTNERS: 1, RESTRICTED: 2, CONFIDENTIAL: 3 } as const;
/** Name of a visibility class. */
export type Visibility = keyof typeof VISIBILITY_CLASS;

/** True for the name of a visibility class. */
export const isVisibility = (name: string): name is Visibility => Object.hasOwn(VISIBILITY_CLASS, name);

/** All that row visibility depends on. It is made from a token, or from the absence of one, and every reader of the store is bound to one. */
export interface Viewpoint {
  /** Organisations whose own records the viewer sees in every class (owners). Actor ids. */
  readonly owns: readonly string[];
  /** Audiences the viewer belongs to today: its organisation and the networks that count it as member. Actor ids. */
  readonly audiences: readonly string[];
  /** Networks and countries for which the viewer holds `network:read`; opens the class PARTNERS. */
  readonly reach: readonly string[];
  /** Countries a token is narrowed to (ids of states); undefined: not narrowed. */
  readonly countries?: readonly string[];
}

/** The viewpoint of someone without a token, who sees only public rows. */
export const ANONYMOUS: Viewpoint = Object.freeze({ owns: [], audiences: [], reach: [] });

/** True for a viewpoint that sees public rows only, so that its statements need no parameters for visibility. */
export const seesPublicOnly = (viewpoint: Viewpoint): boolean =>
  viewpoint.owns.length === 0 &&
  viewpoint.audiences.length === 0 &&
  viewpoint.reach.length === 0 &&
  viewpoint.countries === undefined;

/** Who may see something: its class, and the ids of its owners and audience. */
export interface Classification {
  readonly visibility: Visibility;
  readonly owners: readonly string[];
  readonly audience: readonly string[];
  /** Ids of states; none: it concerns no country in particular. */
  readonly countries: readonly string[];
}

/** Whether a viewpoint may see something of a classification. Statements to the database say the same in `store/cypher/visibility.ts`. */
export function admits(viewpoint: Viewpoint, { visibility, owners, audience, countries }: Classification): boolean {
  const level = VISIBILITY_CLASS[visibility];
  const shares = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));
  const isOpen =
    level === VISIBILITY_CLASS.PUBLIC ||
    (level === VISIBILITY_CLASS.PARTNERS && shares(audience, viewpoint.reach)) ||
    (level <= VISIBILITY_CLASS.RESTRICTED && shares(audience, viewpoint.audiences)) ||
    shares(owners, viewpoint.owns);
  const isInReach =
    viewpoint.countries === undefined || countries.length === 0 || shares(countries, viewpoint.countries);
  return isOpen && isInReach;
}
