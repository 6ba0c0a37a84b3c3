/** The explorer in a real browser, over the real dataset on a real hub: one hub for all suites. */
import { openExplorer, type Explorer } from "./explorer";
import { frameSuite } from "./frame";

let explorer: Explorer;

beforeAll(async () => {
  explorer = await openExplorer();
});
afterAll(() => explorer?.close());

const use = (): Explorer => explorer;

frameSuite(use);
