import type { Answer, Influence, Measure, Questions } from "../port";
import { pageOf } from "./page";
import type { Scene } from "../graph/scene";
import { basisOf } from "./basis";

type Measured = Omit<Influence, "rank" | "share">;

const VALUE: Readonly<Record<Measure, (one: Measured) => number>> = {
  DEGREE: ({ degree }) => degree,
  WEIGHTED_DEGREE: ({ weightedDegree }) => weightedDegree,
  BETWEENNESS: ({ betweenness }) => betweenness,
};

/** Actors by a measure, largest first, with their place and share among actors of their kind. */
export function influence(
  scene: Scene,
  { kinds, by, page }: Omit<Questions["influence"]["ask"], "selection">,
): Answer<"influence"> {
  const { facts, ties, influence: measured } = scene;
  const value = VALUE[by];
  const all: readonly Measured[] = [...measured.byId].flatMap(([actor, values]) => {
    const row = facts.actor(actor);
    return row ? [{ actor, kind: row.label, ...values }] : [];
  });
  const ranked = [...all].sort((a, b) => value(b) - value(a) || (a.actor < b.actor ? -1 : 1));
  const items = placed(ranked, value).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  return {
    ...basisOf(facts, ties.records, ties.undetermined),
    ...pageOf(items, page, ({ actor }) => actor),
    isEstimated: measured.isEstimated,
  };
}

/** Places within each kind: equal values share one, and the next is as many places further (1, 2, 2, 4). */
function placed(ranked: readonly Measured[], value: (one: Measured) => number): readonly Influence[] {
  const sums = new Map<string, number>();
  for (const one of ranked) sums.set(one.kind, (sums.get(one.kind) ?? 0) + value(one));
  const seen = new Map<string, { count: number; rank: number; last: number }>();
  return ranked.map((one) => {
    const before = seen.get(one.kind) ?? { count: 0, rank: 0, last: Number.NaN };
    const rank = before.last === value(one) ? before.rank : before.count + 1;
    seen.set(one.kind, { count: before.count + 1, rank, last: value(one) });
    const sum = sums.get(one.kind) ?? 0;
    return { ...one, rank, share: sum === 0 ? 0 : rounded(value(one) / sum) };
  });
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
