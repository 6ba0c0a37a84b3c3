/** The states and patterns that a selection is about: of the others it says nothing. */
import { type PatternCode } from "../api/operations";
import { PATTERNS, type Filters } from "./selection";

/** Which patterns and states a selection is about. */
export interface Scope {
  /** In the order of the founding text. */
  readonly patterns: readonly PatternCode[];
  /** Whether the selection is about a state at all. */
  readonly has: (place: { readonly id: string; readonly region: string | null }) => boolean;
}

type Chosen = Pick<Filters, "patterns" | "regions" | "state">;

/** `memberStates`: ids of the states whose NPMs belong to the chosen network; null where none is chosen. */
export function scopeOf({ patterns, regions, state }: Chosen, memberStates: readonly string[] | null): Scope {
  return {
    patterns: PATTERNS.filter((pattern) => patterns.length === 0 || patterns.includes(pattern)),
    has: (place) =>
      (regions.length === 0 || regions.some((region) => region === place.region)) &&
      (state === null || state === place.id) &&
      (memberStates === null || memberStates.includes(place.id)),
  };
}
