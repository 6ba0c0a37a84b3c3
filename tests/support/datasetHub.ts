/** One hub over the real dataset for all suites of a test file: opening one takes seconds. */
import { openHub, type Hub } from "./hub";
import { datasetStore } from "./world";

let opened: Promise<Hub> | undefined;

/** Opens it when it is first asked for. */
export const datasetHub = (): Promise<Hub> => (opened ??= datasetStore().then(openHub));

/** At the end of the file. */
export async function closeDatasetHub(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}
