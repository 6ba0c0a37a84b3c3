/** What was read along with another statement, as a viewpoint sees it: it holds until the transaction writes again. */
import type { Viewpoint } from "../../domain/access/viewpoint";

/** Records that a transaction read along for one viewpoint; `forget` drops them before anything is written. */
export class ReadAlong<Found> {
  #viewpoint: Viewpoint | null = null;
  readonly #known = new Map<string, Found | null>();

  /** `found`: those of the ids that the viewpoint may see. */
  keep(viewpoint: Viewpoint, ids: readonly string[], found: readonly (Found & { readonly id: string })[]): void {
    this.forget();
    this.#viewpoint = viewpoint;
    for (const id of ids) this.#known.set(id, null);
    for (const one of found) this.#known.set(one.id, one);
  }

  /** Those of the ids that this viewpoint may see; undefined where not all of them were read for it. */
  of(viewpoint: Viewpoint, ids: readonly string[]): ReadonlyMap<string, Found> | undefined {
    if (viewpoint !== this.#viewpoint || !ids.every((id) => this.#known.has(id))) return undefined;
    const found = ids.flatMap((id): [string, Found][] => {
      const one = this.#known.get(id);
      return one ? [[id, one]] : [];
    });
    return new Map(found);
  }

  /** To be said before anything is written. */
  forget(): void {
    this.#viewpoint = null;
    this.#known.clear();
  }
}
