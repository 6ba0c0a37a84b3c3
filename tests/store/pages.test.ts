/** Pages that are read off an index hold what those hold that are sorted: forth and back, in either direction, none missing, none twice. */
import { ANONYMOUS } from "../../domain/access/viewpoint";
import { isOrderedAlways, orderKey, orderPropertiesOf } from "../../store/port/filters";
import { labels, type Label, type ListNeeds, type Reader, type Store } from "../../store/port";
import { fewByDay } from "../support/jest/night";
import { put, sampleOf, writeSamples } from "../support/sampleRecords";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchStore } from "../support/world";

const ROWS: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
/** With a total, records are found and then sorted. */
const SORTED: ListNeeds = { ...ROWS, totalCount: true };

/** Orders whose first key no record is said to be without. */
const ORDERS = labels.flatMap((label) =>
  orderPropertiesOf(label)
    .filter((property) => isOrderedAlways(label, property))
    .map((property) => [label, property] as const),
);
/** Several records have the same. */
const SAME = ["—", "Same", "Same", "Same"];

let store: Store;
let reader: Reader;
beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  await writeSamples(store);
  reader = store.reader(ANONYMOUS);
});
afterAll(() => store.close());

/** Writes some records with as little as they must hold; resolves to their ids. */
async function written(label: Label, property: string): Promise<readonly string[]> {
  const isText = orderKey(label, property).endsWith("Folded");
  const made = SAME.map((text, at) => {
    const unique = label === "CollaborationPattern" ? {} : { ...(isText && { [property]: text }) };
    return sampleOf(label, `${label.toLowerCase()}-${property.toLowerCase()}-${at}`, { properties: unique });
  });
  await put(store, ...made.map((record) => [label, record] as const));
  return made.map(({ id }) => id);
}

interface Walk {
  readonly descending: boolean;
  readonly backward: boolean;
  readonly needs: ListNeeds;
}

/** All ids of a list, page after page, in the order of the list. */
async function walk(label: Label, property: string, { descending, backward, needs }: Walk): Promise<string[]> {
  const orderBy = [{ property, descending }];
  const found: string[] = [];
  for (let cursor: string | undefined, hasMore = true; hasMore;) {
    const page = backward ? { last: 2, before: cursor } : { first: 2, after: cursor };
    const { rows, cursors, ...more } = await reader.list(label, { orderBy, page, needs });
    const ids = rows.map(({ id }) => id);
    if (backward) found.unshift(...ids);
    else found.push(...ids);
    cursor = backward ? cursors[0] : cursors.at(-1);
    hasMore = backward ? more.hasPreviousPage : more.hasNextPage;
  }
  return found;
}

describe.each(fewByDay(ORDERS, 2))("%s ordered by %s", (label, property) => {
  it("has all records", async () => {
    const ids = await written(label, property);
    for (const descending of [false, true]) {
      const sorted = await walk(label, property, { descending, backward: false, needs: SORTED });
      expect(sorted).toEqual(expect.arrayContaining([...ids]));
      expect(new Set(sorted).size).toBe(sorted.length);
      for (const backward of [false, true])
        expect(await walk(label, property, { descending, backward, needs: ROWS })).toEqual(sorted);
    }
  });
});
