import type { Answer, PathStep, Questions } from "../port";
import { shortestPaths } from "../graph/paths";
import type { GraphRow } from "../../store/port";
import type { SeenRecords } from "../graph/seenRecords";
import type { Scene } from "../graph/scene";
import type { Ties } from "../graph/ties";
import { basisOf, coverageOfRows } from "./basis";

/** Ids of records that a step names. */
const NAMED_RECORDS = 20;

/** The shortest ways from one actor to another, each step with the records that make it; none where either may not be seen. */
export function pathsBetween(
  { facts, ties }: Scene,
  { from, to, maxLength, limit }: Omit<Questions["paths"]["ask"], "selection">,
): Answer<"paths"> {
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
}

/** The records that make the steps of a path, each once. */
function recordsOf(facts: SeenRecords, ties: Ties, actors: readonly string[]): readonly GraphRow[] {
  const ids = actors.slice(1).flatMap((id, at) => ties.between(actors[at] ?? "", id).map((via) => via.id));
  return [...new Set(ids)].map((id) => facts.row(id)).filter((row) => row !== undefined);
}
