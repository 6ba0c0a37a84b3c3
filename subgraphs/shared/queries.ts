/** Root fields that are declared as data. */
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query } from "type-graphql";
import type { SubgraphContext } from "./context";
import type { TypeClass, TypeReference } from "./declare";

/** A root field that takes arguments. */
export interface DeclaredQuery<Arguments> {
  readonly name: string;
  readonly description: string;
  readonly args: TypeClass;
  readonly type: () => TypeReference;
  readonly list?: boolean;
  /** What it answers may be missing, or may not be read by everyone. */
  readonly nullable?: boolean;
  readonly resolve: (args: Arguments, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
}

/** Adds a root field to a type-graphql resolver class. */
export function declareQuery<Arguments>(
  owner: TypeClass,
  { name, description, args, type, list = false, nullable = false, resolve }: DeclaredQuery<Arguments>,
): void {
  const descriptor: PropertyDescriptor = { value: resolve, configurable: true, writable: true };
  const target = owner.prototype as object;
  Object.defineProperty(target, name, descriptor);
  Args(() => args as never)(target, name, 0);
  Ctx()(target, name, 1);
  Info()(target, name, 2);
  Query(() => (list ? [type()] : type()) as never, { name, description, nullable })(target, name, descriptor);
}
