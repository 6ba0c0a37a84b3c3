/** The explorer in a real browser, over the real dataset on a real hub: one hub for all suites. */
import { openExplorer, type Explorer } from "./support/explorer";
import { accessSuite } from "./access";
import { agreementSuite } from "./agreement";
import { attacksSuite } from "./attacks";
import { awaySuite } from "./away";
import { cardsSuite } from "./cards";
import { embeddingSuite } from "./embedding";
import { frameSuite } from "./frame";
import { narrowSuite } from "./narrow";
import { signInSuite } from "./signin";
import { takingSuite } from "./taking";
import { viewsSuite } from "./views";

let explorer: Explorer;

beforeAll(async () => {
  explorer = await openExplorer();
});
afterAll(() => explorer?.close());

const use = (): Explorer => explorer;

frameSuite(use);
embeddingSuite(use);
viewsSuite(use);
agreementSuite(use);
cardsSuite(use);
signInSuite(use);
takingSuite(use);
attacksSuite(use);
awaySuite(use);
accessSuite(use);
narrowSuite(use);
