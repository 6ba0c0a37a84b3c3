/** The shortest ways from one actor to another, each step with the records that make it. */
import type { Coverage } from "../../domain/insights/coverage";
import type { GraphRow } from "../../store/port";
import { shortestPaths } from "../graph/paths";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import type { Ties } from "../graph/ties";
import { basisOf, coverageOfRows, type Basis } from "./basis";
import { question } from "./question";

/** The two actors between whom shortest paths are asked for, the most steps a path may have, and the most paths. */
export interface PathsAsked {
  readonly selection: Selection;
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly limit: number;
}

/** One actor on a path, and the records that lead to it; actors and records are ids. */
export interface PathStep {
  readonly actor: string;
  /** The record that leads here from the actor before; null for the first. */
  readonly via: string | null;
  /** All records that do, at most 20. */
  readonly records: readonly string[];
  readonly recordCount: number;
}

/** A shortest path between two actors; `length` is the number of steps from the first actor to the last. */
export interface Path {
  readonly length: number;
  readonly coverage: Coverage;
  readonly steps: readonly PathStep[];
}

/** The shortest paths between two actors; none where they are not connected, or one of them may not be seen. */
export interface Paths extends Basis {
  readonly paths: readonly Path[];
}

/** Ids of records that a step names. */
const NAMED_RECORDS = 20;

/** Finds the shortest ways; none where either actor may not be seen. */
export const paths = question(({ facts, scene }, { selection, from, to, maxLength, limit }: PathsAsked): Paths => {
  const { ties } = scene(selection);
  const areSeen = facts.actor(from) !== undefined && facts.actor(to) !== undefined && from !== to;
  const found = areSeen ? shortestPaths((id) => ties.neighbours(id), { from, to }, { maxLength, limit }) : [];
  const stepTo = (ids: readonly string[], at: number): PathStep => {
    const records = at === 0 ? [] : ties.between(ids[at - 1] ?? "", ids[at] ?? "");
    return {
      actor: ids[at] ?? "",
      via: records[0]?.id ?? null,
      records: records.slice(0, NAMED_RECORDS).map(({ id }) => id),
      recordCount: records.length,
    };
  };
  return {
    ...basisOf(facts, ties.records, ties.undetermined),
    paths: found.map((ids) => ({
      length: ids.length - 1,
      steps: ids.map((_, at) => stepTo(ids, at)),
      coverage: coverageOfRows(recordsOf(facts, ties, ids)),
    })),
  };
});

/** The records that make the steps of a path, each once. */
function recordsOf(facts: SeenRecords, ties: Ties, actors: readonly string[]): readonly GraphRow[] {
  const ids = actors.slice(1).flatMap((id, at) => ties.between(actors[at] ?? "", id).map((via) => via.id));
  return [...new Set(ids)].map((id) => facts.row(id)).filter((row) => row !== undefined);
}
