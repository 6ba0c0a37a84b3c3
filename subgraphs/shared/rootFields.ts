/** Root fields made from the model: for each record a subgraph owns, the record by id and the list. */
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { labels, records, type Area, type Label, type ListTarget } from "../../store/port";
import type { Connections } from "./connections";
import type { SubgraphContext } from "./context";
import { namedClass, type TypeClass } from "./declare";
import type { ListArguments } from "./listing";
import { declareQuery } from "./queries";
import type { RecordTypes } from "./recordTypes";
import { resolveList, resolveOne } from "./resolvers";

/** A type-graphql resolver class with the two root fields of every record of an area. */
export function rootResolver(area: Area, types: RecordTypes, connections: Connections): TypeClass {
  const made = namedClass(`${area}Root`);
  Resolver()(made);
  for (const label of labels) {
    if (records[label].area !== area) continue;
    declareOne(made, label, types);
    declareList(
      made,
      {
        target: label,
        name: records[label].root.many,
        description: `Records of type ${label}. ${records[label].description}`,
      },
      connections,
    );
  }
  return made;
}

function define(owner: TypeClass, name: string, value: (...args: never[]) => unknown): PropertyDescriptor {
  const descriptor: PropertyDescriptor = { value, configurable: true, writable: true };
  Object.defineProperty(owner.prototype, name, descriptor);
  return descriptor;
}

function declareOne(owner: TypeClass, label: Label, types: RecordTypes): void {
  const name = records[label].root.one;
  const descriptor = define(owner, name, (id: string, context: SubgraphContext) => resolveOne(label, id, context));
  Arg("id", () => ID, { description: "Id of the record." })(owner.prototype as object, name, 0);
  Ctx()(owner.prototype as object, name, 1);
  Query(() => types.of(label) as never, {
    name,
    nullable: true,
    description: `One record of type ${label}; null where there is none, or none that may be seen.`,
  })(owner.prototype as object, name, descriptor);
}

/** Declares a root list. */
export function declareList(
  owner: TypeClass,
  list: { target: ListTarget; name: string; description: string },
  connections: Connections,
): void {
  const { target, name, description } = list;
  const [args, connection] = [connections.argumentsOf(target), connections.of(target)];
  declareQuery<ListArguments>(owner, {
    ...{ name, description, args, type: () => connection },
    resolve: (given, context, info) => resolveList(target, given, context, info),
  });
}
