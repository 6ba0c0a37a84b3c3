/** The view of one selection: the facts, the records that count, and the results that several questions share. */
import { communitiesOf, type Communities } from "./communities";
import { influenceOf, type NetworkInfluence } from "./influence";
import { layoutOf } from "./layout";
import { networkOf, type Network } from "./build";
import type { SeenRecords } from "./seenRecords";
import { Ties, type Chosen } from "./ties";

/** Ties, network, influence, communities and layout of one selection; each is computed when first asked for, and then kept. */
export class Scene {
  readonly #known = new Map<string, unknown>();

  /** `whole`: the same kinds of relation without filter and time; a scene that has neither is its own. */
  constructor(
    readonly facts: SeenRecords,
    readonly chosen: Chosen,
    private readonly whole: Scene | null = null,
  ) {}

  get ties(): Ties {
    return this.remembered("ties", () => new Ties(this.facts, this.chosen));
  }

  /** Actors that are tied to another. */
  get network(): Network {
    return this.remembered("network", () => networkOf(this.ties.links));
  }

  get influence(): NetworkInfluence {
    return this.remembered("influence", () => influenceOf(this.network));
  }

  get communities(): Communities {
    return this.remembered("communities", () => communitiesOf(this.network));
  }

  /** Number of the community of each actor. */
  get communityOf(): ReadonlyMap<string, number> {
    return this.remembered(
      "communityOf",
      () => new Map(this.communities.communities.flatMap(({ number, members }) => members.map((id) => [id, number]))),
    );
  }

  /** A place for each actor, −1 to 1 in both directions: that of the whole, so that nobody moves when a filter or the year changes. */
  get layout(): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
    return this.whole ? this.whole.layout : this.remembered("layout", () => layoutOf(this.network));
  }

  /** What was worked out before, or is now. */
  remembered<Value>(name: string, work: () => Value): Value {
    if (!this.#known.has(name)) this.#known.set(name, work());
    return this.#known.get(name) as Value;
  }
}
