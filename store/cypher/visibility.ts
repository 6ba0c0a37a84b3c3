import { seesPublicOnly, VISIBILITY_CLASS, type Viewpoint } from "../../domain/access/viewpoint";
import type { Parameters } from "./parameters";

/** Makes the condition under which a node may be seen; the only place where visibility turns into Cypher. */
export type Visible = (node: string) => string;

const { PUBLIC, PARTNERS, RESTRICTED, CONFIDENTIAL } = VISIBILITY_CLASS;
const shares = (list: string, parameter: string) => `any(x IN ${list} WHERE x IN ${parameter})`;

/**
 * Neo4j plans anew for lists of none, one and several values (some 200 ms each), so short lists are filled up with an id that no
 * record has: viewers of all kinds then share one plan.
 */
const several = (ids: readonly string[]): readonly string[] => (ids.length > 1 ? ids : [...ids, "", ""]);

/**
 * The row predicate of a viewpoint. It reads one node only: `visibilityClass`, `audience`, `owners` and `countries` are
 * materialised by the writer. A node without a class is seen by nobody.
 */
export function visibleTo(viewpoint: Viewpoint, parameters: Parameters): Visible {
  if (seesPublicOnly(viewpoint)) return (node) => `${node}.visibilityClass = ${PUBLIC}`;
  const owns = parameters.named("viewerOwns", several(viewpoint.owns));
  const audiences = parameters.named("viewerAudiences", several(viewpoint.audiences));
  const reach = parameters.named("viewerReach", several(viewpoint.reach));
  const classes = (node: string) =>
    `(${node}.visibilityClass = ${PUBLIC} OR (${node}.visibilityClass = ${PARTNERS} AND ${shares(`${node}.audience`, reach)})` +
    ` OR (${node}.visibilityClass <= ${RESTRICTED} AND ${shares(`${node}.audience`, audiences)}) OR ${shares(`${node}.owners`, owns)})`;
  const isInReach = countriesReached(viewpoint, parameters);
  return (node) => `${classes(node)}${isInReach(node)}`;
}

/** The condition that a token narrowed to countries adds; nothing for others. */
function countriesReached({ countries }: Viewpoint, parameters: Parameters): (node: string) => string {
  if (countries === undefined) return () => "";
  const named = parameters.named("viewerCountries", several(countries));
  return (node) => ` AND (size(${node}.countries) = 0 OR ${shares(`${node}.countries`, named)})`;
}

/**
 * The condition under which an organisation may see a record with some token of its own. `networks`: a Cypher list of the networks that it
 * is a member of; `organisation` is the name of a parameter.
 */
export const visibleToOrganisation = (node: string, organisation: string, networks: string): string =>
  `(${node}.visibilityClass <= ${PARTNERS} OR ${organisation} IN ${node}.owners OR (${node}.visibilityClass = ${RESTRICTED}` +
  ` AND any(x IN ${node}.audience WHERE x = ${organisation} OR x IN ${networks})))`;

/** The class of a node as its past is shown: a record that is withheld is for its owners alone. */
export const classInPast = (node: string): string =>
  `CASE WHEN ${node}.visibilityClass > ${CONFIDENTIAL} THEN ${CONFIDENTIAL} ELSE ${node}.visibilityClass END`;

/** The condition under which a record is withheld from everyone, and is one of the viewpoint’s own. */
export function heldForOwners(viewpoint: Viewpoint, parameters: Parameters): Visible {
  const owns = parameters.named("viewerOwns", several(viewpoint.owns));
  const isInReach = countriesReached(viewpoint, parameters);
  return (node) => `${shares(`${node}.heldFor`, owns)}${isInReach(node)}`;
}

/** As `visibleTo`, for the past of records: what is withheld because something that it relates is archived is still shown to its owners. */
export function visibleInPastTo(viewpoint: Viewpoint, parameters: Parameters): Visible {
  const visible = visibleTo(viewpoint, parameters);
  if (viewpoint.owns.length === 0) return visible;
  const isHeld = heldForOwners(viewpoint, parameters);
  return (node) => `(${visible(node)} OR (${isHeld(node)}))`;
}
