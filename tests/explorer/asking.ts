/** What the hub answers, to compare the page with. */
import type { Explorer } from "./explorer";
import type { Data } from "../support/hub";

/** Data of an operation, asked as anyone could. */
export async function answerOf({ hub }: Explorer, query: string, token?: string): Promise<Data> {
  const { data, errors } = await hub.ask(query, token);
  expect(errors ?? []).toEqual([]);
  return data;
}
