/** What clients write, or generate: lists selected twice, aliases that keys have, and a fragment that is fetched again by its id. */
import { isNonNullType } from "graphql";
import { datasetHub } from "../../support/datasetHub";
import type { Hub } from "../../support/hub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

describe("an operation as clients write it", () => {
  it("selects a list twice and gets it once", async () => {
    const { data, errors } = await hub.ask("{ npms(first: 2) { nodes { id } nodes { name } } }");
    const { data: once } = await hub.ask("{ npms(first: 2) { nodes { id name } } }");
    expect([errors, once.npms.nodes.length]).toEqual([[], 2]);
    expect(data).toEqual(once);
  });

  it("calls another field id and still gets what is found by the key", async () => {
    const { data, errors } = await hub.ask("{ npms(first: 2) { nodes { id: name documents { totalCount } } } }");
    const { data: plain } = await hub.ask("{ npms(first: 2) { nodes { name documents { totalCount } } } }");
    expect(errors).toEqual([]);
    expect(data.npms.nodes).toEqual(
      plain.npms.nodes.map(({ name, documents }: { name: string; documents: object }) => ({ id: name, documents })),
    );
  });

  it("fetches a fragment again as Relay does, by the one argument of node", async () => {
    // Relay's compiler refuses any other.
    const [argument, ...others] = hub.schema.getQueryType()?.getFields()["node"]?.args ?? [];
    expect([argument?.name, isNonNullType(argument?.type), others]).toEqual(["id", true, []]);
    const { data, errors } = await hub.ask(
      `query AppNpmRefetchQuery($id: ID!) { node(id: $id) { __typename ...App_npm id } }
       fragment App_npm on Npm { name collaborations(first: 5) { edges { node { id } } } }`,
      { id: "npm-slovenia" },
    );
    expect(errors).toEqual([]);
    expect(data.node).toMatchObject({ __typename: "Npm", id: "npm-slovenia", name: "NPM Slovenia" });
    expect(data.node.collaborations.edges).toHaveLength(5);
  });
});
