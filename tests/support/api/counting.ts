import { datasetHub } from "../datasetHub";
import type { Hub } from "../hub";
import { viewerAs } from "../viewers";

/** A filter on a list, where and by which rule its records can be counted in seed/data, and how many there are. */
export type Question = readonly [question: string, list: string, where: string, rule: string, answer: number];

/** The hub over the dataset for a suite; counts the records of a list that fit a filter, in one statement. */
export function countingHub(): { ask: Hub["ask"]; answersTo: (list: string, where: string) => Promise<number> } {
  let hub: Hub;
  beforeAll(async () => {
    hub = await datasetHub();
  });
  return {
    ask: (query, variables, viewer) => hub.ask(query, variables, viewer),
    async answersTo(list, where) {
      const { data, errors, statements } = await hub.ask(
        `{ found: ${list}(where: ${where}) { totalCount } }`,
        {},
        viewerAs("analyst"),
      );
      expect(errors).toEqual([]);
      expect(statements).toBe(1);
      return data.found.totalCount;
    },
  };
}
