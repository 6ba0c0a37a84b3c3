/** Which records of a society were archived before anything is tried. */
import fc from "fast-check";
import { pointersOf, records } from "../../../../store/port";
import type { Graph, GraphRecord } from "../../inference/graph";

/** A record that was archived, with the relation records that went along. */
export interface Archival {
  readonly id: string;
  readonly along: readonly string[];
}

/** Most records that go at once: what is archived can be neither read nor written until it is brought back. */
const MOST_ALONG = 3;

/** Two records at most, each with the relation records that end at it; nothing that stays needs them. */
export const archivalsIn = (graph: Graph): fc.Arbitrary<readonly Archival[]> => {
  const candidates = graph.flatMap((record) => archivalOf(record, graph) ?? []);
  return fc.subarray(candidates, { maxLength: Math.min(3, candidates.length) }).map(apart);
};

/** What goes when a record is archived; null where something that stays could not be without it. */
export function archivalOf({ id, label }: GraphRecord, graph: Graph): Archival | null {
  if (["State", "Npm", "Network"].includes(label)) return null;
  const along = new Set<string>();
  for (let before = -1; before !== along.size;) {
    before = along.size;
    for (const one of graph) if ([id, ...along].some((end) => relates(one, end))) along.add(one.id);
  }
  const gone = [id, ...along];
  const isNeeded = graph.some((one) => !gone.includes(one.id) && gone.some((end) => needs(one, end)));
  return isNeeded || along.size > MOST_ALONG ? null : { id, along: [...along] };
}

const pointsAt = ({ pointers }: GraphRecord, name: string, id: string): boolean =>
  [pointers[name] ?? []].flat().includes(id);

/** Whether a relation record ends at another record, or builds on it. */
const relates = (record: GraphRecord, id: string): boolean =>
  records[record.label].isRelation === true &&
  Object.keys(pointersOf(record.label)).some((name) => name !== "sources" && pointsAt(record, name, id));

const needs = (record: GraphRecord, id: string): boolean =>
  Object.entries(pointersOf(record.label)).some(([name, { required }]) => required && pointsAt(record, name, id));

/** Those that have nothing in common, so that each is archived by itself. */
export function apart(archivals: readonly Archival[]): readonly Archival[] {
  const gone = new Set<string>();
  return archivals.filter(({ id, along }) => {
    if ([id, ...along].some((one) => gone.has(one))) return false;
    for (const one of [id, ...along]) gone.add(one);
    return true;
  });
}
