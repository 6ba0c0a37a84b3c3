/** What follows from a record’s relations: written in the same transaction as the relations themselves. */
import { bound, boundsReads, type Bounded, type Limit } from "../records/boundsFromEnds";
import type { Run } from "../neo4j/transacting";
import { type ClassifiedNode, HELD_FOR, WITHHELD } from "../port/content";
import { effectiveIn, type Reclassified } from "../records/effective";
import { memoised } from "../../domain/memoised";
import { isActorLabel, labels, records, type Label } from "../../model";
import { UNLINKED } from "../records/unlinked";

/** The state and the kind of partner of collaborations `n`. */
const PARTIES = `WITH n OPTIONAL MATCH (n)-[old:CONCERNS_STATE]->() DELETE old WITH DISTINCT n
OPTIONAL MATCH (n)-[:WITH_NPM]->(:Npm)-[:OF_STATE]->(s:State)
OPTIONAL MATCH (n)-[:WITH_PARTNER]->(partner:Actor)
FOREACH (one IN CASE WHEN s IS NULL THEN [] ELSE [s] END | CREATE (n)-[:CONCERNS_STATE]->(one))
SET n.stateId = s.id, n.partnerIsCivilSociety = coalesce(partner.isCivilSociety, n.partnerKind IN ['CSO', 'UNNAMED_CSO_GROUP'])`;

const OF_PARTY = `UNWIND $ids AS id MATCH (:Record {id: id})<-[:WITH_NPM|WITH_PARTNER]-(n:Collaboration) WITH DISTINCT n ${PARTIES}`;

/** What follows for records of a label itself, as `n`. */
const OWN: Partial<Readonly<Record<Label, string>>> = { Collaboration: `${PARTIES} WITH n` };

/** Labels of relation records. */
export const relationLabels = labels.filter((label) => records[label].isRelation);

/** Relationships from one relation record to another, such as PROLONGS: visibility follows the whole chain. */
const chain = relationLabels
  .flatMap((label) => Object.values(records[label].pointers))
  .filter(({ to }) => to.some((label) => records[label].isRelation))
  .map(({ edge }) => edge);

/** No state has this id, so a token narrowed to countries does not reach what only it names. */
export const NOWHERE = "nowhere";

const CHAIN = `[:${chain.join("|")}*0..]`;

/**
 * Effective visibility of relation records: the strictest class among the record, the chain of relation records it builds on, and
 * all their endpoints; owners and audience are those whom every one of these admits, countries those that all of them name (and
 * one that does not exist where they have none in common). Sources do not count as endpoints.
 * Where one of these is archived the record is withheld; `heldFor` are those who own it.
 * It reads own classes of relation records only, so the order of changes does not matter. It returns a list of those whose class is another
 * one now, with the one they had.
 */
const EFFECTIVE = `MATCH (r)-${CHAIN}->(link)
OPTIONAL MATCH (link)-[edge]->(endpoint) WHERE NOT type(edge) IN $notEndpoints
WITH r, collect(DISTINCT link) AS links, collect(DISTINCT endpoint) AS endpoints
WITH r, [one IN links WHERE one:Record] AS links, endpoints + [one IN links WHERE one:Archived] AS endpoints
WITH r, any(one IN endpoints WHERE one:Archived) AS isWithheld,
  [one IN links WHERE one.ownClass > 0 | {class: one.ownClass, owners: one.ownOwners, audience: one.ownAudience}]
  + [one IN endpoints WHERE one.visibilityClass > 0 | {class: one.visibilityClass, owners: one.owners, audience: one.audience}] AS strict,
  [one IN links WHERE size(one.ownCountries) > 0 | {countries: one.ownCountries}]
  + [one IN endpoints WHERE size(one.countries) > 0 | {countries: one.countries}] AS narrow
WITH r, isWithheld, strict, [x IN coalesce(narrow[0].countries, []) WHERE all(one IN narrow WHERE x IN one.countries)] AS common, size(narrow) AS narrowed
WITH r, isWithheld, r{.visibilityClass, .owners, .audience, .countries, .${HELD_FOR}} AS was,
  CASE WHEN narrowed > 0 AND size(common) = 0 THEN ['${NOWHERE}'] ELSE common END AS countries,
  reduce(most = 0, one IN strict | CASE WHEN one.class > most THEN one.class ELSE most END) AS class,
  CASE WHEN size(strict) = 0 THEN r.ownOwners ELSE [x IN strict[0].owners WHERE all(one IN strict WHERE x IN one.owners)] END AS owners,
  CASE WHEN size(strict) = 0 THEN r.ownAudience ELSE [x IN strict[0].audience WHERE all(one IN strict WHERE x IN one.audience)] END AS audience
SET r.countries = countries,
  r.visibilityClass = CASE WHEN isWithheld THEN ${WITHHELD} ELSE class END,
  r.owners = CASE WHEN isWithheld THEN [] ELSE owners END,
  r.audience = CASE WHEN isWithheld THEN [] ELSE audience END,
  r.${HELD_FOR} = CASE WHEN isWithheld THEN owners END
WITH r, was, isWithheld WHERE ${["visibilityClass", "owners", "audience", "countries"].map((name) => `was.${name} <> r.${name}`).join(" OR ")}
  OR coalesce(was.${HELD_FOR}, []) <> coalesce(r.${HELD_FOR}, [])
WITH r, was, isWithheld ORDER BY r.id
RETURN collect({id: r.id, label: r.label, was: was, is: r{.visibilityClass, .owners, .audience, .countries, .${HELD_FOR}},
  isWithheld: isWithheld, wasWithheld: was.visibilityClass = ${WITHHELD}}) AS derived`;

/** What is not linked yet stays hidden: its links are not those that it names. */
const LINKED = `WITH DISTINCT r WHERE r.${UNLINKED} IS NULL`;
const OF_RELATIONS = `UNWIND $ids AS id MATCH (r:Record)-${CHAIN}->(:Record {id: id}) ${LINKED} ${EFFECTIVE}`;
const ofNeighbours = (label: "Record" | "Archived"): string =>
  `UNWIND $ids AS id MATCH (:${label} {id: id})<--(near:Record) WHERE near.label IN $relations WITH DISTINCT near
MATCH (r:Record)-${CHAIN}->(near) ${LINKED} ${EFFECTIVE}`;
const OF_NEIGHBOURS = ofNeighbours("Record");
const OF_TOMBSTONES = ofNeighbours("Archived");

/** A record whose class was worked out anew; `becomes` where it is withheld from now on, or shown again. */
export interface Derived extends Reclassified {
  readonly becomes: "WITHHELD" | "RESTORED" | null;
}

/** What follows from records of a label, by their `$ids`: statements in their order, and lists that they return. */
export const consequencesOf = memoised((label: Label): readonly Consequence[] => [
  ...(isActorLabel(label) ? [{ text: OF_PARTY }] : []),
  ...boundsReads(label, OWN[label]).map(({ text, limit }, at): Consequence => ({
    text: `${text} AS bounded${at}`,
    as: `bounded${at}`,
    limit,
  })),
  { text: records[label].isRelation ? OF_RELATIONS : OF_NEIGHBOURS, as: DERIVED },
]);

/** A statement with the list that it returns, if it returns one. */
type Consequence =
  | { readonly text: string; readonly as?: typeof DERIVED }
  | { readonly text: string; readonly as: BoundedColumn; readonly limit: Limit };
type BoundedColumn = `bounded${number}`;
const DERIVED = "derived";

/** The lists that such statements return. */
export interface Consequences {
  readonly [DERIVED]?: readonly FoundClass[];
  readonly [bounded: BoundedColumn]: readonly Bounded[] | undefined;
}

/** A record whose class was worked out anew, as `EFFECTIVE` returns it. */
interface FoundClass extends Pick<Derived, "id" | "label"> {
  readonly was: ClassifiedNode;
  readonly is: ClassifiedNode;
  readonly isWithheld: boolean;
  readonly wasWithheld: boolean;
}

/** Parameters of what follows from records. */
export const deciding = (ids: readonly string[]) => ({
  ids,
  relations: relationLabels,
  notEndpoints: ["SOURCED_BY", ...chain],
});

/**
 * Finishes what follows from records of a label once its statements have returned their lists; returns the records whose class was worked out
 * anew, and whether nothing of any record was written besides.
 */
export function concluded(
  run: Run,
  label: Label,
  lists: Consequences,
): { readonly derived: readonly Derived[]; readonly isWhole: boolean } {
  const written = consequencesOf(label).map((one) => "limit" in one && bound(run, one.limit, lists[one.as] ?? []));
  return { derived: derivedIn(lists), isWhole: !written.includes(true) };
}

/**
 * Brings derived facts and effective visibility up to date after records of a label were linked; resolves to the records whose class was
 * worked out anew.
 */
export async function deriveFrom(run: Run, label: Label, ids: readonly string[]): Promise<readonly Derived[]> {
  if (ids.length === 0) return [];
  const answers = await Promise.all(
    consequencesOf(label).map(({ text }) => run<Consequences>({ text, parameters: deciding(ids) })),
  );
  const lists = answers.flat().reduce<Consequences>((all, one) => ({ ...all, ...one }), {});
  return concluded(run, label, lists).derived;
}

/** Brings effective visibility up to date after records were archived. */
export async function deriveFromArchived(run: Run, ids: readonly string[]): Promise<readonly Derived[]> {
  const [lists] = await run<Consequences>({ text: OF_TOMBSTONES, parameters: deciding(ids) });
  return derivedIn(lists ?? {});
}

function derivedIn({ derived = [] }: Consequences): readonly Derived[] {
  return derived.map(({ id, label, was, is, isWithheld, wasWithheld }) => ({
    id,
    label,
    was: effectiveIn(was),
    is: effectiveIn(is),
    becomes: isWithheld === wasWithheld ? null : isWithheld ? "WITHHELD" : "RESTORED",
  }));
}

/** Relation records that end at one of the records, and those that build on them, with the records on account of which each is named. */
export const RELATIONS_OF = `UNWIND $ids AS id MATCH (:Record {id: id})<-[edge]-(near:Record)
WHERE near.label IN $relations AND type(edge) <> 'SOURCED_BY' WITH id, near
MATCH (r:Record)-${CHAIN}->(near) WHERE NOT r.id IN $ids
RETURN r.id AS id, collect(DISTINCT id) AS ends ORDER BY id`;
