/** What follows from a record’s relations: written in the same transaction as the relations themselves. */
import type { Run } from "./connection";
import { labels, records, type Label } from "./model";

const COLLABORATION = `UNWIND $ids AS id
MATCH (n:Record {id: id})
OPTIONAL MATCH (n)-[:WITH_NPM]->(:Npm)-[:OF_STATE]->(s:State)
OPTIONAL MATCH (n)-[:WITH_PARTNER]->(partner:Actor)
FOREACH (one IN CASE WHEN s IS NULL THEN [] ELSE [s] END | CREATE (n)-[:CONCERNS_STATE]->(one))
SET n.stateId = s.id, n.partnerIsCivilSociety = coalesce(partner.isCivilSociety, n.partnerKind IN ['CSO', 'UNNAMED_CSO_GROUP'])`;

/** Nobody was in a network before it was founded. */
const MEMBERSHIP = `UNWIND $ids AS id
MATCH (n:Record {id: id})-[:IN_NETWORK]->(network:Network)
WHERE n.from IS NULL AND network.foundedDateEarliest > n.possibleFrom
SET n.possibleFrom = network.foundedDateEarliest`;

const derivations: Partial<Readonly<Record<Label, string>>> = { Collaboration: COLLABORATION, Membership: MEMBERSHIP };

const relationLabels = labels.filter((label) => records[label].isRelation);

/**
 * Effective visibility of relation records: the strictest class among the record and its endpoints, and of owners and
 * audience only those whom every restricted endpoint admits too. Sources do not count as endpoints.
 */
const EFFECTIVE = `OPTIONAL MATCH (r)-[edge]->(endpoint:Record) WHERE type(edge) <> 'SOURCED_BY'
WITH r, [one IN collect(endpoint) WHERE one.visibilityClass > 0] AS strict
WITH r, strict, reduce(most = r.ownClass, one IN strict | CASE WHEN one.visibilityClass > most THEN one.visibilityClass ELSE most END) AS class,
  CASE WHEN r.ownClass = 0 AND size(strict) > 0 THEN strict[0].owners ELSE r.ownOwners END AS owners,
  CASE WHEN r.ownClass = 0 AND size(strict) > 0 THEN strict[0].audience ELSE r.ownAudience END AS audience
SET r.visibilityClass = class,
  r.owners = [x IN owners WHERE all(one IN strict WHERE x IN one.owners)],
  r.audience = [x IN audience WHERE all(one IN strict WHERE x IN one.audience)]`;

const OF_RELATIONS = `UNWIND $ids AS id MATCH (r:Record {id: id}) ${EFFECTIVE}`;
const OF_NEIGHBOURS = `UNWIND $ids AS id MATCH (:Record {id: id})<--(r:Record) WHERE r.label IN $relations WITH DISTINCT r ${EFFECTIVE}`;

/** Brings derived facts and effective visibility up to date after records of a label were linked. */
export async function deriveFrom(run: Run, label: Label, ids: readonly string[]): Promise<void> {
  const derivation = derivations[label];
  if (derivation) await run({ text: derivation, parameters: { ids } });
  if (records[label].isRelation) await run({ text: OF_RELATIONS, parameters: { ids } });
  else await run({ text: OF_NEIGHBOURS, parameters: { ids, relations: relationLabels } });
}
