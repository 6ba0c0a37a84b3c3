import { composeServices } from "@theguild/federation-composition";
import { buildSchema, type GraphQLSchema, isScalarType, isSpecifiedScalarType, parse } from "graphql";

/** One part of the API. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** With its federation directives. */
  readonly sdl: string;
}

/** The composed schema of all subgraphs. */
export interface Supergraph {
  /** With join directives, for the planner; the same wherever subgraphs run. */
  readonly sdl: string;
  /** What clients see. */
  readonly publicSdl: string;
}

/** The subgraphs do not fit together. */
export class CompositionError extends Error {
  override readonly name = "CompositionError";

  constructor(readonly problems: readonly string[]) {
    super(["The subgraphs do not fit together:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
}

/** Composes subgraphs into one supergraph. Throws a CompositionError with every problem. */
export function composeSupergraph(subgraphs: readonly Pick<Subgraph, "name" | "sdl">[]): Supergraph {
  const result = composeServices(
    // The planner asks for an address; where a subgraph really is, is the executor's affair.
    subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}.subgraph.invalid/graphql`, typeDefs: parse(sdl) })),
  );
  if (result.errors) throw new CompositionError(result.errors.map((error) => error.message));
  return { sdl: result.supergraphSdl, publicSdl: result.publicSdl };
}

/** The schema clients see, with scalars that check their values as those of the subgraphs do. */
export function publicSchema({ publicSdl }: Supergraph, subgraphs: readonly Subgraph[]): GraphQLSchema {
  const schema = buildSchema(publicSdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    const real = subgraphs.map((subgraph) => subgraph.schema.getType(type.name)).find(isScalarType);
    if (real) Object.assign(type, { parseValue: real.parseValue, parseLiteral: real.parseLiteral });
  }
  return schema;
}
