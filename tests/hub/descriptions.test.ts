import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from "graphql";
import { composeSupergraph, publicSchema } from "../../gateway/operations/compose";
import { AREAS } from "../../domain/areas";
import { buildSubgraph } from "../../subgraphs";

let schema: GraphQLSchema;
beforeAll(async () => {
  const subgraphs = await Promise.all(AREAS.map(buildSubgraph));
  schema = publicSchema(composeSupergraph(subgraphs), subgraphs);
});

interface Described {
  readonly path: string;
  readonly description: string | null | undefined;
}

/** Everything of the public schema that can carry a description; what GraphQL itself brings along aside. */
function everything(): Described[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types.flatMap((type): Described[] => {
    const own = { path: type.name, description: type.description };
    if (isEnumType(type))
      return [own, ...type.getValues().map(({ name, description }) => ({ path: `${type.name}.${name}`, description }))];
    if (isInputObjectType(type))
      return [
        own,
        ...Object.values(type.getFields()).map(({ name, description }) => ({
          path: `${type.name}.${name}`,
          description,
        })),
      ];
    if (!isObjectType(type) && !isInterfaceType(type)) return [own];
    return [
      own,
      ...Object.values(type.getFields()).flatMap((field): Described[] => [
        { path: `${type.name}.${field.name}`, description: field.description },
        ...field.args.map((arg) => ({
          path: `${type.name}.${field.name}(${arg.name}:)`,
          description: arg.description,
        })),
      ]),
    ];
  });
}

describe("descriptions of the public schema", () => {
  it("cover every type, field, argument, input field and enumeration value", () => {
    const found = everything();
    expect(found.length).toBeGreaterThan(2_000);
    expect(
      found.filter(({ path, description }) => path !== "Query" && !description?.trim()).map(({ path }) => path),
    ).toEqual([]);
  });

  it("cover the root type too", () => {
    expect(schema.getQueryType()?.description?.trim() ?? "").not.toBe("");
  });

  it("are sentences, not the name again", () => {
    const odd = everything().filter(({ path, description }) => {
      const text = description?.trim() ?? "";
      return text !== "" && (text.toLowerCase() === path.split(".").at(-1)?.toLowerCase() || !/[.!?)…]$/.test(text));
    });
    expect(odd.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });

  it("do not let join directives or subgraph names reach clients", () => {
    expect(
      Object.keys(schema.getTypeMap()).filter((name) => /^join__|^link__|_Entity|_Service|_Any/.test(name)),
    ).toEqual([]);
  });
});
