/**
 * Who may see what, said once more and apart from the code that says it to the database: the rules for rows, over the generated
 * records alone.
 */
import { type Viewpoint } from "../../../domain/access/viewpoint";
import { pointersOf, records } from "../../../store/port";
import type { Graph, GraphRecord } from "./graph";

const STRICTNESS: Readonly<Record<string, number>> = { PUBLIC: 0, PARTNERS: 1, RESTRICTED: 2, CONFIDENTIAL: 3 };

/** Whom one record admits, or all that a relation record rests on together. */
interface Admission {
  readonly strictness: number;
  readonly owners: readonly string[];
  readonly audience: readonly string[];
  /** Undefined: of no country in particular. */
  readonly countries: readonly string[] | undefined;
}

/** Ids of the records that a viewer sees. */
export function visibleIds(graph: Graph, viewer: Viewpoint): ReadonlySet<string> {
  const byId = new Map(graph.map((record) => [record.id, record]));
  const seen = graph.filter((record) => admits(together(foundations(record, byId).map(ownAdmission)), viewer));
  return new Set(seen.map(({ id }) => id));
}

/** The graph without the records that a viewer does not see, and without what points at them. */
export function withoutHidden(graph: Graph, viewer: Viewpoint): Graph {
  const visible = visibleIds(graph, viewer);
  return graph.filter(({ id }) => visible.has(id)).map((record) => only(record, visible));
}

/** A record that points at no other records than those named, with what was read in them. It stays of the countries it was of. */
export function only(record: GraphRecord, ids: ReadonlySet<string>): GraphRecord {
  const pointers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(record.pointers)) {
    if (typeof value !== "string") pointers[name] = (value ?? []).filter((id) => ids.has(id));
    else if (ids.has(value)) pointers[name] = value;
  }
  const provenance = Object.entries(record.provenance ?? {}).flatMap(([field, stated]) => {
    const sources = stated.sources.filter((id) => ids.has(id));
    return sources.length > 0 ? [[field, { ...stated, sources }] as const] : [];
  });
  return { ...record, pointers, countries: ownCountries(record), provenance: Object.fromEntries(provenance) };
}

/** What a record’s visibility rests on: itself and, for a relation record, all that it and the relation records it builds on point at. */
function foundations(record: GraphRecord, byId: ReadonlyMap<string, GraphRecord>): GraphRecord[] {
  if (!records[record.label].isRelation) return [record];
  const endpoints = endpointIds(record, byId).flatMap((id) => byId.get(id) ?? []);
  return [record, ...endpoints.flatMap((endpoint) => foundations(endpoint, byId))];
}

/** Sources tell where something was read; they are no endpoints. Cooperation concerns the state of its NPM. */
function endpointIds({ label, pointers }: GraphRecord, byId: ReadonlyMap<string, GraphRecord>): string[] {
  const named = Object.keys(pointersOf(label))
    .filter((name) => name !== "sources")
    .flatMap((name) => pointers[name] ?? []);
  const npm = label === "Collaboration" ? byId.get(String(pointers["npm"])) : undefined;
  return [...named, npm?.pointers["state"] ?? []].flat();
}

const ownAdmission = (record: GraphRecord): Admission => ({
  strictness: STRICTNESS[String(record.properties["visibility"])] ?? Number.POSITIVE_INFINITY,
  owners: record.owners ?? [],
  audience: record.audience ?? [],
  countries: ownCountries(record),
});

/** Kinds of record that belong to the state they point at; a meeting is only held there. */
const OF_A_STATE: readonly string[] = ["Npm", "Cso", "Visit", "PlaceOfDetention"];

/** Named, or the state it belongs to, or itself for a state; an empty list is no country in particular. */
function ownCountries({ id, label, pointers, countries }: GraphRecord): readonly string[] | undefined {
  if (countries !== undefined) return countries.length > 0 ? countries : undefined;
  if (label === "State") return [id];
  const { state } = pointers;
  return OF_A_STATE.includes(label) && typeof state === "string" ? [state] : undefined;
}

/** Public ones admit everyone; all others have to admit, and so has every one that is of some country. */
function together(admissions: readonly Admission[]): Admission {
  const strict = admissions.filter(({ strictness }) => strictness > 0);
  const countries = admissions.flatMap((one) => (one.countries === undefined ? [] : [one.countries]));
  return {
    strictness: Math.max(...admissions.map(({ strictness }) => strictness)),
    owners: inAll(strict.map(({ owners }) => owners)),
    audience: inAll(strict.map(({ audience }) => audience)),
    countries: countries.length === 0 ? undefined : inAll(countries),
  };
}

const inAll = ([first = [], ...others]: readonly (readonly string[])[]): readonly string[] =>
  first.filter((id) => others.every((list) => list.includes(id)));

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));

function admits({ strictness, owners, audience, countries }: Admission, viewer: Viewpoint): boolean {
  if (viewer.countries && countries && !meet(viewer.countries, countries)) return false;
  return (
    strictness === STRICTNESS["PUBLIC"] ||
    (strictness === STRICTNESS["PARTNERS"] && meet(audience, viewer.reach)) ||
    (strictness <= 2 && meet(audience, viewer.audiences)) ||
    meet(owners, viewer.owns)
  );
}
