/** Which subgraph answers which field, and by what it finds an object that another subgraph has named. */
import {
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from "graphql";
import { type Subgraph } from "../operations/compose";

/** The fields cannot be answered without a query planner. */
export class OwnershipError extends Error {
  override readonly name = "OwnershipError";
}

/** Where a field is answered for objects that a subgraph has named. */
export interface Answering {
  readonly subgraph: Subgraph;
  /** Fields by which the subgraph finds the object; undefined where the object is its own. */
  readonly key?: readonly string[];
}

/** Directives with which a field is answered from fields of other subgraphs, or by another one than the first that has it. */
const UNSUPPORTED = new Set(["external", "requires", "provides", "override", "interfaceObject"]);

/** Throws an OwnershipError where a subgraph uses a feature that the table of owners does not cover. */
export function refuseUnsupported({ name, schema }: Subgraph): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const directives = [...directivesOf(type), ...fieldsOf(type).flatMap(({ astNode }) => astNode?.directives ?? [])];
    const unsupported = directives.find((directive) => UNSUPPORTED.has(directive.name.value));
    if (unsupported)
      throw new OwnershipError(
        `The subgraph ${name} uses @${unsupported.name.value} on ${type.name}; that takes a planner.`,
      );
  }
}

/** The subgraphs that have a type of objects, in their order. */
export const having = (type: string, subgraphs: readonly Subgraph[]): readonly Subgraph[] =>
  subgraphs.filter((subgraph) => isObjectType(subgraph.schema.getType(type)));

/** Where a field is answered for objects that `origin` has named: there if it has the field, or else by the first that can find the object. */
export function answering(
  { type, field }: { type: GraphQLObjectType; field: string },
  origin: Subgraph,
  subgraphs: readonly Subgraph[],
): Answering {
  const owners = having(type.name, subgraphs).filter((subgraph) => fieldIn(subgraph, type.name, field));
  if (owners.includes(origin)) return { subgraph: origin };
  for (const subgraph of owners) {
    const key = keysOf(subgraph, type.name).find((names) => names.every((name) => fieldIn(origin, type.name, name)));
    if (key) return { subgraph, key };
  }
  throw new OwnershipError(`No subgraph answers ${type.name}.${field} for objects of the subgraph ${origin.name}.`);
}

/** A field of a type of objects in a subgraph. */
export function fieldIn({ schema }: Subgraph, type: string, field: string) {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

/** Keys of plain fields; those of nested ones are left out. */
function keysOf({ schema }: Subgraph, type: string): readonly (readonly string[])[] {
  return directivesOf(schema.getType(type)).flatMap((directive) => {
    const values = new Map(directive.arguments?.map(({ name, value }) => [name.value, value]));
    const [fields, resolvable] = [values.get("fields"), values.get("resolvable")];
    if (directive.name.value !== "key" || fields?.kind !== Kind.STRING) return [];
    if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return [];
    const names = plainNamesIn(fields.value);
    return names ? [names] : [];
  });
}

function plainNamesIn(selection: string): readonly string[] | undefined {
  const [operation] = parse(`{ ${selection} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const names = operation.selectionSet.selections.map((one) =>
    one.kind === Kind.FIELD && !one.selectionSet ? one.name.value : undefined,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

function directivesOf(type: GraphQLNamedType | undefined): readonly ConstDirectiveNode[] {
  return [type?.astNode, ...(type?.extensionASTNodes ?? [])].flatMap((node) => node?.directives ?? []);
}

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
