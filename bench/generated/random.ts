/** Random numbers that are the same for the same seed, so that a generated dataset can be had again. */
import { entriesOf } from "../../domain/entries";

/** What is drawn, and how often: any positive numbers, of which only the proportions matter. */
export type Shares<Value extends string> = Readonly<Record<Value, number>>;

/** Numbers drawn one after another from one seed (SFC32, Doty-Humphrey); for data, not for secrets. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** `texts` and numbers that together name what is drawn: each record has numbers of its own, whatever is drawn for others. */
  constructor(...seed: readonly (string | number)[]) {
    const hash = hashOf(seed.join("\0"));
    [this.#a, this.#b, this.#c] = [hash, Math.imul(hash, 0x9e3779b1) | 0, Math.imul(hash, 0x85ebca6b) | 0];
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** From 0 to 1, 1 left out. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to `end`, the end left out. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] ?? values[0];
  }

  drawn<Value extends string>(shares: Shares<Value>): Value {
    const entries = entriesOf<Value, number>(shares);
    let left = this.next() * entries.reduce((sum, [, share]) => sum + share, 0);
    for (const [value, share] of entries) if ((left -= share) < 0) return value;
    return entries.at(-1)![0];
  }

  /**
   * A rank from 0 to `count`, the end left out: low ranks often, high ones seldom (a power law cut off at `count`). With `exponent` 1
   * the first of 83 gets a sixth of all draws; 0 draws all alike.
   */
  rank(count: number, exponent: number): number {
    const u = this.next();
    const rest = 1 - exponent;
    const place = Math.abs(rest) < 1e-9 ? (count + 1) ** u : (((count + 1) ** rest - 1) * u + 1) ** (1 / rest);
    return Math.min(count - 1, Math.floor(place) - 1);
  }
}

/** FNV-1a over UTF-16 units, its bits spread by the finaliser of MurmurHash3. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
