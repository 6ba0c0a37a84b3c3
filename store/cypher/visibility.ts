import { seesPublicOnly, VISIBILITY_CLASS, type Viewpoint } from "../../domain/viewpoint";
import type { Parameters } from "./parameters";

/** Makes the condition under which a node may be seen; the only place where visibility turns into Cypher. */
export type Visible = (node: string) => string;

const { PUBLIC, PARTNERS, RESTRICTED } = VISIBILITY_CLASS;
const shares = (list: string, parameter: string) => `any(x IN ${list} WHERE x IN ${parameter})`;

/**
 * The row predicate of a viewpoint. It reads one node only: `visibilityClass`, `audience`, `owners` and `countries` are
 * materialised by the writer. A node without a class is seen by nobody.
 */
export function visibleTo(viewpoint: Viewpoint, parameters: Parameters): Visible {
  if (seesPublicOnly(viewpoint)) return (node) => `${node}.visibilityClass = ${PUBLIC}`;
  const owns = parameters.named("viewerOwns", viewpoint.owns);
  const audiences = parameters.named("viewerAudiences", viewpoint.audiences);
  const reach = parameters.named("viewerReach", viewpoint.reach);
  const classes = (node: string) =>
    `(${node}.visibilityClass = ${PUBLIC} OR (${node}.visibilityClass = ${PARTNERS} AND ${shares(`${node}.audience`, reach)})` +
    ` OR (${node}.visibilityClass <= ${RESTRICTED} AND ${shares(`${node}.audience`, audiences)}) OR ${shares(`${node}.owners`, owns)})`;
  if (viewpoint.countries === undefined) return classes;
  const countries = parameters.named("viewerCountries", viewpoint.countries);
  return (node) => `${classes(node)} AND (size(${node}.countries) = 0 OR ${shares(`${node}.countries`, countries)})`;
}
