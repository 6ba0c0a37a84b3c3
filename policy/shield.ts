/** The guards of a subgraph, made from what its fields require with graphql-shield: the second layer, beside the row predicate of the store. */
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType, defaultFieldResolver } from "graphql";
import { allow, deny, rule, shield } from "graphql-shield";
import { LiaisonError } from "../domain/errors";
import type { Requirement } from "../domain/access/scopes";
import { meets, scopesFor } from "./requirement";
import type { Viewer } from "./viewer";

/** Finds the permission that a field of a type requires; undefined for a field that nothing describes. */
export type Requirements = (type: string, field: string) => Requirement | undefined;

/** What guards read of a resolver’s context. */
export interface GuardedContext {
  readonly viewer: Viewer;
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Middleware = (resolve: Resolve, ...call: Parameters<Resolve>) => unknown;
/** Shield makes a function of a rule, and an object around one of its own `allow` and `deny`. */
type Made = Middleware | { readonly resolve: Middleware };

const ROOTS = new Set(["Query", "Mutation", "Subscription"]);
/** What a token that is limited to some root fields may ask all the same: what federation needs, and who it is. */
const ALWAYS = new Set(["_entities", "_service", "viewer"]);

/** The error for a field that a viewer may not read or use. */
export function refusal(viewer: Viewer, field: string, requirement: Requirement): LiaisonError {
  if (requirement === "authenticated" || (viewer.tokenId === null && field.startsWith("Mutation.")))
    return new LiaisonError("UNAUTHENTICATED", `${field} needs a token; send one as Authorization: Bearer …`, {
      field,
    });
  const scope = scopesFor(requirement).join(" or ");
  return new LiaisonError("FORBIDDEN", `${field} needs the scope ${scope}.`, { field, scope });
}

/**
 * Guards the root fields and every field that requires a scope. Fields that everyone may read have no guard: one on each of 6,000
 * fields of an answer costs more than the answer. Fields that nothing describes are denied to everyone.
 */
export function guard(schema: GraphQLSchema, requirementOf: Requirements): void {
  const tree = treeFor(schema, requirementOf);
  const made = shield(tree, {
    fallbackRule: deny,
    // Errors of resolvers pass as they are: they are made public in one place, gateway/errors.ts. Rules themselves never throw.
    allowExternalErrors: true,
  }).generate(schema) as unknown as Record<string, Record<string, Made>>;
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      if (tree[type.name]?.[field.name] === allow) continue;
      const guarded = made[type.name]?.[field.name];
      if (!guarded) throw new Error(`No guard was made for ${type.name}.${field.name}.`);
      const resolve = field.resolve ?? defaultFieldResolver;
      const middleware = typeof guarded === "function" ? guarded : guarded.resolve;
      field.resolve = (...call) => middleware(resolve, ...call);
      // Who may not follow something does not begin to.
      const { subscribe } = field;
      if (subscribe) field.subscribe = (...call) => middleware(subscribe, ...call);
    }
  }
}

const treeFor = (
  schema: GraphQLSchema,
  requirementOf: Requirements,
): Record<string, Record<string, ReturnType<typeof ruleFor>>> =>
  Object.fromEntries(
    objectTypes(schema).map((type) => [
      type.name,
      Object.fromEntries(
        Object.keys(type.getFields()).map((field) => [field, ruleFor(type.name, field, requirementOf)]),
      ),
    ]),
  );

function ruleFor(type: string, field: string, requirementOf: Requirements) {
  if (ALWAYS.has(field) && type === "Query") return allow;
  // Types of federation hold nothing of their own.
  const isOfFederation = type.startsWith("_") || field.startsWith("_");
  const requirement = isOfFederation ? "public" : requirementOf(type, field);
  if (requirement === undefined) return deny;
  if (requirement === "public" && !ROOTS.has(type)) return allow;
  const isRoot = ROOTS.has(type);
  return rule({ cache: "no_cache" })((_parent: unknown, _args: unknown, { viewer }: GuardedContext) => {
    if (isRoot && viewer.operations && !viewer.operations.includes(field))
      return new LiaisonError("FORBIDDEN", `This token may not be used for ${field}.`, { field: `${type}.${field}` });
    return meets(viewer, requirement) || refusal(viewer, `${type}.${field}`, requirement);
  });
}

const objectTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("__"));
