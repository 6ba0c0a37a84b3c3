/** How many sources the collaborations of a selection rest on. */
import { SOURCES, type Sources } from "../api/operations";
import { ask } from "../api/client";
import { type SelectionVariables } from "../api/where";

/** Pages that are read at most: enough for what a picture can show. */
const MOST_PAGES = 25;

/** How many sources were counted; `count` is a lower bound where `isPart` is true. */
export interface SourceCount {
  readonly count: number;
  /** There are more records than were read. */
  readonly isPart: boolean;
}

/** Counts each source once. */
export async function countSources(chosen: SelectionVariables): Promise<SourceCount> {
  const seen = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { collaborations }: Sources = await ask(SOURCES, { ...chosen, after });
    for (const { sources } of collaborations.nodes) for (const { id } of sources) seen.add(id);
    after = collaborations.pageInfo.hasNextPage ? collaborations.pageInfo.endCursor : null;
    if (after === null) return { count: seen.size, isPart: false };
  }
  return { count: seen.size, isPart: true };
}
