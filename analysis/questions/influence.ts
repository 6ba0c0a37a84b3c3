/** Actors by their place in the network. */
import type { ActorLabel } from "../../store/port";
import type { Selection } from "../graph/selection";
import { basisOf, type Basis } from "./basis";
import { pageOf, type Page, type PageAsked } from "./page";
import { question } from "./question";

/** By what the influence of actors is ranked: partners, records, or shortest paths that run through an actor. */
export type Measure = "DEGREE" | "WEIGHTED_DEGREE" | "BETWEENNESS";

/** The selection, the kind of actor and the measure by which influence is ranked. */
export interface InfluenceAsked {
  readonly selection: Selection;
  readonly kinds: readonly ActorLabel[];
  readonly by: Measure;
  readonly page: PageAsked;
}

/** How central one actor (an id) is to the network; betweenness as Freeman (1977) defines it. */
export interface Influence {
  readonly actor: string;
  readonly kind: ActorLabel;
  readonly degree: number;
  readonly weightedDegree: number;
  readonly betweenness: number;
  readonly isArticulationPoint: boolean;
  /** Place among actors of the kind by the measure asked for, 1 first; equal values share a place. */
  readonly rank: number;
  /** Part of the sum over actors of the kind, 0 to 1. */
  readonly share: number;
}

/** A page of actors, the most influential first. */
export interface Influences extends Page<Influence>, Basis {
  readonly isEstimated: boolean;
}

type Measured = Omit<Influence, "rank" | "share">;

const VALUE: Readonly<Record<Measure, (one: Measured) => number>> = {
  DEGREE: ({ degree }) => degree,
  WEIGHTED_DEGREE: ({ weightedDegree }) => weightedDegree,
  BETWEENNESS: ({ betweenness }) => betweenness,
};

/** Orders actors by a measure, largest first, with their place and share among actors of their kind. */
export const influence = question(({ facts, scene }, { selection, kinds, by, page }: InfluenceAsked): Influences => {
  const { ties, influence: measured } = scene(selection);
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
});

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
