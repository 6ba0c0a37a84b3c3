/** Objects that a subgraph knows by their interface alone: answered where nothing depends on their type, or once another subgraph has told it. */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getOperationAST, parse } from "graphql";
import { composeSupergraph, publicSchema } from "../../../gateway";
import { createExecutor } from "../../../gateway/executor";
import { ANONYMOUS_VIEWER } from "../../../policy";
import { testKeys } from "../../support/viewers";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])\n`;

const ANIMALS = `
  interface Animal @key(fields: "id") { id: ID! home: Place }
  interface Place { name: String }
  type Owl implements Animal @key(fields: "id") { id: ID! home: Nest hoots: Boolean }
  type Swan implements Animal @key(fields: "id") { id: ID! home: Nest feathers: Int }
  type Nest implements Place { name: String height: Int }
  interface Plant @key(fields: "id") { id: ID! }
  type Query { animals: [Animal!]! }
`;
const NOTES = `
  type Animal @key(fields: "id") @interfaceObject { id: ID! note: String! }
  type Plant @key(fields: "id", resolvable: false) @interfaceObject { id: ID! colour: String }
  type Query { noted: [Animal!]! plant: Plant }
`;

const owl = { __typename: "Owl", id: "1", hoots: true, home: { __typename: "Nest", name: "oak", height: 9 } };
const swan = { __typename: "Swan", id: "2", feathers: 25, home: { __typename: "Nest", name: "reed", height: 0 } };
const find = ({ id }: { id: string }) => [owl, swan].find((one) => one.id === id);

const subgraph = (name: string, sdl: string, resolvers: object) => ({
  name,
  sdl: LINK + sdl,
  schema: buildSubgraphSchema({ typeDefs: parse(LINK + sdl), resolvers: resolvers as never }),
});

async function ask(query: string) {
  const byId = { __resolveReference: find };
  const subgraphs = [
    subgraph("animals", ANIMALS, {
      Animal: byId,
      Owl: byId,
      Swan: byId,
      Query: { animals: () => [owl, swan] },
    }),
    subgraph("notes", NOTES, {
      Animal: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        note: ({ id }: { id: string }) => `note ${id}`,
      },
      Query: { noted: () => [{ id: "1" }, { id: "2" }], plant: () => ({ id: "3", colour: "green" }) },
    }),
  ];
  const supergraph = composeSupergraph(subgraphs);
  const executor = createExecutor({
    supergraph,
    subgraphs,
    urls: {},
    isFederated: true,
    keys: await testKeys(),
    publicSchema: publicSchema(supergraph, subgraphs),
    report: (error) => console.error(error),
  });
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document holds no single operation.");
  return executor.execute({ document, operation, variables: {}, context: { viewer: ANONYMOUS_VIEWER } });
}

it.each([
  [
    "what every type has",
    "{ noted { note id } }",
    { noted: [1, 2].map((id) => ({ note: `note ${id}`, id: `${id}` })) },
  ],
  ["the type alone", "{ noted { __typename } }", { noted: [{ __typename: "Owl" }, { __typename: "Swan" }] }],
  [
    "what one type has",
    "{ noted { note ... on Owl { hoots } } }",
    { noted: [{ note: "note 1", hoots: true }, { note: "note 2" }] },
  ],
  [
    "what they have in common, of one type",
    "{ noted { ... on Swan { note __typename } } }",
    { noted: [{}, { note: "note 2", __typename: "Swan" }] },
  ],
  [
    "a field that all types narrow alike",
    "{ animals { home { name ... on Nest { height } } } }",
    { animals: [{ home: { name: "oak", height: 9 } }, { home: { name: "reed", height: 0 } }] },
  ],
  ["an interface that no type has", "{ plant { colour id } }", { plant: { colour: "green", id: "3" } }],
])("%s", async (_, query, data) => {
  expect(JSON.stringify(await ask(query))).toBe(JSON.stringify({ data }));
});
