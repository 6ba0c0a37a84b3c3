/** Places of the errors of a subgraph: one that concerns several fields that a planner asked for is told at each of them. */
import { type ExecutionRequest, type ExecutionResult } from "@graphql-tools/utils";
import {
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields";
import { fragmentsIn } from "./operation";

type Request = ExecutionRequest<Record<string, unknown>>;
type Path = readonly (string | number)[];

/**
 * Gives errors the places of the fields that are missing because of them. An error without a place concerns all that was asked for;
 * one of an object that was looked up by its key, all fields of that object.
 */
export function atFields(result: ExecutionResult, request: Request, schema: GraphQLSchema): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  const places = new Lookups(request, schema);
  return { ...result, errors: result.errors.flatMap((error) => places.of(error)) };
}

/** What was asked for by root field; look-ups of objects are fields of the root, `_entities`. */
class Lookups {
  readonly #roots: ReadonlyMap<string, readonly FieldNode[]>;
  readonly #fragments: Record<string, FragmentDefinitionNode>;

  constructor(
    private readonly request: Request,
    private readonly schema: GraphQLSchema,
  ) {
    const { document, operationName, variables = {} } = request;
    const operation = getOperationAST(document, operationName);
    const root = operation && schema.getRootType(operation.operation);
    this.#fragments = fragmentsIn(document);
    this.#roots = root ? collectFields(schema, this.#fragments, variables, root, operation.selectionSet) : new Map();
  }

  of(error: GraphQLError): readonly GraphQLError[] {
    const places = [...this.#roots].flatMap(([key, nodes]) => this.#placesIn(key, nodes, error.path ?? []));
    if (places.length === 0) return [error];
    const { message, extensions, originalError } = error;
    return places.map((path) => new GraphQLError(message, { path, extensions, originalError }));
  }

  /** The places of a root field that an error concerns; none where it has its place already. */
  #placesIn(key: string, nodes: readonly FieldNode[], path: Path): Path[] {
    const [concerned = key, index] = path;
    if (concerned !== key) return [];
    const asked = representationsOf(nodes, this.request.variables);
    if (!asked) return path.length === 0 ? [[key]] : [];
    if (path.length > 2) return [];
    return asked.flatMap((type, place) =>
      index === undefined || index === place ? this.#fieldsOf(type, nodes).map((field) => [key, place, field]) : [],
    );
  }

  #fieldsOf(name: string, nodes: readonly FieldNode[]): string[] {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) return [];
    const fields = collectSubfields(this.schema, this.#fragments, this.request.variables ?? {}, type, nodes);
    return [...fields.keys()].filter((field) => field !== "__typename");
  }
}

/** Types of the objects that are looked up, in their order; undefined for a field that looks up none. */
function representationsOf([node]: readonly FieldNode[], variables: Request["variables"]): string[] | undefined {
  if (node?.name.value !== "_entities") return undefined;
  const given = node.arguments?.find(({ name }) => name.value === "representations")?.value;
  const asked = given?.kind === Kind.VARIABLE ? variables?.[given.name.value] : undefined;
  return ((asked ?? []) as readonly { __typename: string }[]).map(({ __typename }) => __typename);
}
