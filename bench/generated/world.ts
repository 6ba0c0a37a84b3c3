/** Which records there are at a scale, and who is drawn how often; what it holds does not grow with the scale. */
import { records, type ActorLabel, type Label } from "../../store/port";
import type { Random } from "./random";
import { AT_SCALE_1, STATES, UNEQUAL } from "./shape";

/** Labels whose number follows the scale. */
export type Scaled = keyof typeof AT_SCALE_1;

/** A prime larger than any number of actors: spreads busy ones over all ids. */
const STRIDE = 1_000_003;

/** Everyone of a kind has a rank, 0 the busiest; ids do not show it. */
export class World {
  /** `scale` 1: 2,000 actors, 10,000 collaborations, 3,000 projects; any positive number. */
  constructor(
    readonly scale: number,
    readonly seed: number,
  ) {}

  count(label: Scaled): number {
    return Math.max(1, Math.round(AT_SCALE_1[label] * this.scale));
  }

  /** The number in the name and in the id, from 1. */
  numberOf(label: Label, rank: number): number {
    if (label !== "Npm" && label !== "Body") return rank + 1;
    return ((rank * STRIDE) % this.count(label)) + 1;
  }

  id(label: Label, rank: number): string {
    return `${records[label].idPrefix}${this.numberOf(label, rank)}`;
  }

  npm(random: Random, exponent: number = UNEQUAL.npms): number {
    return random.rank(this.count("Npm"), exponent);
  }

  body(random: Random, exponent: number = UNEQUAL.bodies): number {
    return random.rank(this.count("Body"), exponent);
  }

  network(random: Random): number {
    return random.rank(this.count("Network"), UNEQUAL.networks);
  }

  /** Any CSO. */
  cso(random: Random): number {
    return this.csoIn(random, random.rank(STATES, UNEQUAL.csoStates));
  }

  /** A CSO of a state; of any where that has none. */
  csoIn(random: Random, state: number): number {
    const [first, end] = [this.#csosBefore(state), this.#csosBefore(state + 1)];
    if (end > first) return first + random.rank(end - first, UNEQUAL.csos);
    return random.below(this.count("Cso"));
  }

  /** An actor of a kind as it takes part in projects, meetings and visits. */
  participant(random: Random, kind: ActorLabel): string {
    const rank = {
      Npm: () => this.npm(random, UNEQUAL.participants),
      Body: () => this.body(random, UNEQUAL.participants),
      Cso: () => this.cso(random),
      Network: () => this.network(random),
    };
    return this.id(kind, rank[kind]());
  }

  stateOfNpm(rank: number): number {
    return rank % STATES;
  }

  /** CSOs of a state have ranks in a row; where the busiest NPMs are, there are the most. */
  stateOfCso(rank: number): number {
    let [low, high] = [0, STATES - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#csosBefore(middle) <= rank) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #csosBefore(state: number): number {
    const rest = 1 - UNEQUAL.csoStates;
    const share = ((state + 1) ** rest - 1) / ((STATES + 1) ** rest - 1);
    return Math.round(this.count("Cso") * share);
  }
}
