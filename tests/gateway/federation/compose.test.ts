import { execute, isScalarType, parse, printSchema } from "graphql";
import { composeSupergraph, CompositionError, publicSchema } from "../../../gateway";
import { tinySubgraphs } from "../tiny/tinySubgraphs";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`;

describe("composition", () => {
  it("gives one error with every problem", () => {
    const subgraphs = [
      { name: "a", sdl: `${LINK} type Query { x: Int y: String }` },
      { name: "b", sdl: `${LINK} type Query { x: String y: String }` },
    ];
    expect(() => composeSupergraph(subgraphs)).toThrow(CompositionError);
    expect(() => composeSupergraph(subgraphs)).toThrow(
      /do not fit together:\n {2}Type of field "Query.x" is incompatible/,
    );
    expect(() => composeSupergraph(subgraphs)).toThrow(/\n.*\n.*Query.y/);
  });

  it("makes the same supergraph wherever subgraphs run", () => {
    const { sdl } = composeSupergraph(tinySubgraphs());
    const addresses = [...sdl.matchAll(/https?:\/\/[^"]+\/graphql/g)].map(([address]) => address);
    expect(addresses).toEqual(["http://birds.subgraph.invalid/graphql", "http://nests.subgraph.invalid/graphql"]);
  });

  it("shows clients descriptions and types, and nothing of federation", () => {
    const subgraphs = tinySubgraphs();
    const text = printSchema(publicSchema(composeSupergraph(subgraphs), subgraphs));
    expect(text).toContain('"""A bird."""\ntype Bird implements Animal {');
    expect(text).not.toMatch(/_entities|_service|join__|link__|@key/);
  });

  it("checks scalars as the subgraphs do", () => {
    const subgraphs = tinySubgraphs();
    const scalar = publicSchema(composeSupergraph(subgraphs), subgraphs).getType("PartialDate");
    expect(isScalarType(scalar) && scalar.parseValue("2013-03")).toBe("2013-03");
    expect(() => isScalarType(scalar) && scalar.parseValue("yesterday")).toThrow(/2013-03-26/);
  });

  it("leaves the subgraphs as they were", async () => {
    const [birds] = tinySubgraphs();
    composeSupergraph(tinySubgraphs());
    expect((await execute({ schema: birds!.schema, document: parse(`{ bird(id: "1") { name } }`) })).data).toEqual({
      bird: { name: "Bird 1" },
    });
  });
});
