/** How many statements a write takes, with the one that reads what is answered: a number that must not grow unnoticed. */
import { viewerAs } from "../../support/viewers";
import { openSmallHub } from "../../support/smallWorld";
import type { Hub } from "../../support/hub";
import type { Viewer } from "../../../policy";

const member = viewerAs("member", { org: "npm-north" });
const steward = viewerAs("steward");

let hub: Hub;
beforeAll(async () => {
  ({ hub } = await openSmallHub());
});
afterAll(() => hub.close());

/** Runs one mutation of a record; resolves to its id and the number of statements. */
async function write(mutation: string, viewer: Viewer): Promise<{ id: string; statements: number }> {
  const { data, errors, statements } = await hub.ask(`mutation { ${mutation} }`, {}, viewer);
  expect(errors).toEqual([]);
  const [payload] = Object.values(data as Record<string, object>);
  const found = JSON.stringify(payload).match(/"id":"([^"]+)"/);
  return { id: found?.[1] ?? "", statements };
}

const recorded = (more = "") =>
  write(
    `recordCollaboration(input: { description: "Training", patterns: [CAPACITY_STRENGTHENING], partnerKind: CSO, formality: INFORMAL,
       regularity: AD_HOC, status: ACTIVE, from: "2020-05", npm: "npm-north", partner: "cso-beta" ${more} }) { collaboration { id } }`,
    member,
  );
const changed = (id: string, change: string) =>
  write(`updateCollaboration(input: { id: "${id}", ${change} }) { collaboration { id } }`, member);

describe("a write takes a fixed number of statements:", () => {
  it("a collaboration recorded", async () => {
    expect((await recorded()).statements).toBe(3);
  });

  it("no more with sources, and whatever it names", async () => {
    const many = await recorded(`sources: ["src-page"], audience: ["npm-south", "cso-alpha"], visibility: PARTNERS`);
    expect(many.statements).toBe(3);
  });

  it("a correction", async () => {
    const { id } = await recorded();
    expect((await changed(id, `description: "Training of trainers"`)).statements).toBe(8);
  });

  it("its end", async () => {
    const { id } = await recorded();
    expect((await changed(id, `status: ENDED, to: "2024-05"`)).statements).toBe(8);
  });

  it("one that is archived", async () => {
    const { id } = await recorded();
    expect((await write(`archiveCollaboration(input: { id: "${id}" }) { id }`, member)).statements).toBe(14);
  });

  it("an NPM", async () => {
    const npm = `createNpm(input: { name: "NPM of the hills", model: OMBUDSMAN, status: ACTIVE, state: "state-coast" }) { npm { id } }`;
    expect((await write(npm, steward)).statements).toBe(4);
  });
});
