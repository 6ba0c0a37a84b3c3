import { datasetStore } from "../support/world";
import { openHub, type Hub } from "../support/hub";

let hub: Hub;
beforeAll(async () => {
  hub = await openHub(await datasetStore());
});
afterAll(() => hub.close());

describe("the operations of the public API", () => {
  it("Profile: NPM Slovenia with its Ombudsman-plus partners and its networks", async () => {
    const { data, errors, statements } = await hub.ask(`query Profile { npm(id: "npm-slovenia") { name state { name opcat { ratifiedOn } } model
      collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 5) { totalCount nodes { partner { name ... on Cso { state { name } } }
        period { from to } formality status sources { title url } } }
      memberships { nodes { network { name } status period { from } } } } }`);
    expect(errors).toEqual([]);
    expect(data.npm).toMatchObject({ name: "NPM Slovenia", state: { name: "Slovenia", opcat: { ratifiedOn: "2007-01-23" } }, model: "OMBUDSMAN_PLUS" });
    expect(data.npm.collaborations.totalCount).toBe(24);
    expect(data.npm.collaborations.nodes).toHaveLength(5);
    expect(data.npm.memberships.nodes).toEqual([
      { network: { name: "South-East Europe NPM Network" }, status: "FOUNDING_MEMBER", period: { from: "2013-03-26" } },
    ]);
    expect(statements).toBe(6);
  });
});
