/** References to entities as a gateway sends them. */
import { isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";
import { LiaisonError } from "../../domain/errors";

interface Representations {
  readonly representations: readonly { readonly __typename?: unknown }[];
}

/** Makes `_entities` refuse references to types that the subgraph does not have, as a mistake of the client and not a fault of the server. */
export function refuseForeignTypes(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (!field || !resolve) return;
  field.resolve = (source, args: Representations, context: unknown, info) => {
    args.representations.forEach(({ __typename: name }, at) => {
      if (typeof name === "string" && isEntity(schema, name)) return;
      throw new LiaisonError(
        "BAD_USER_INPUT",
        `representations[${at}] names the type ${JSON.stringify(name) ?? "nothing"}, which is not an entity of this subgraph.`,
        { argument: "representations" },
      );
    });
    return resolve(source, args, context, info);
  };
}

/** True for the name of a type of records, alone or several of them behind one interface. */
function isEntity(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type);
}
