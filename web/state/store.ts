/** The present selection, in step with the address. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { queryOf, selectionIn } from "./address";
import { type Selection } from "./selection";

const current = signal(selectionIn(location.search));

/** The present selection. */
export const selection: ReadonlySignal<Selection> = current;

/** Changes a part of the selection. `replacing` adds no step to the browser’s history, for changes while something is dragged. */
export function select(change: Partial<Selection>, { replacing = false } = {}): void {
  const next = { ...current.value, ...change };
  const address = location.pathname + queryOf(next);
  if (address === location.pathname + location.search) return;
  history[replacing ? "replaceState" : "pushState"](null, "", address);
  current.value = next;
}

/** The address of the page with a part of the selection changed: for real links, which can be opened in another tab. */
export const addressWith = (change: Partial<Selection>): string =>
  location.pathname + queryOf({ ...current.value, ...change });

addEventListener("popstate", () => (current.value = selectionIn(location.search)));
