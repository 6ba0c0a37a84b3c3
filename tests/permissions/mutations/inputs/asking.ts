/** What is asked of a mutation, and what its viewer reads back afterwards. */
import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { labels, pointersOf, propertiesOf, records, type Label } from "../../../../store/port";

const isLabel = (name: string): name is Label => (labels as readonly string[]).includes(name);

/** Everything of a record that is its own; with a prefix, so that records of several kinds can be asked for at once. */
function ofRecord(label: Label, prefix = ""): string {
  const { period } = records[label];
  const properties = Object.keys(propertiesOf(label)).filter((name) => !period || (name !== "from" && name !== "to"));
  const fields = [
    ...[...properties, "revision"].map((name) => [name, ""]),
    ...(period ? [["period", "{ from to }"]] : []),
    ...[...Object.keys(pointersOf(label)), "owners", "audience"].map((name) => [name, "{ __typename id }"]),
    ["provenance", "{ field confidence sources { id } }"],
  ];
  return fields.map(([name, inner]) => `${prefix ? `${prefix}${name}: ` : ""}${name} ${inner}`).join(" ");
}

/** Values of an answer that are no records: all that takes no argument. */
function ofType(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (!isObjectType(named) && !isInterfaceType(named)) return "{ __typename }";
  if (isLabel(named.name)) return depth === 1 ? `{ id ${ofRecord(named.name)} }` : "{ __typename id }";
  if (isInterfaceType(named)) return "{ __typename id }";
  const fields = Object.values(named.getFields()).filter(
    ({ args }) => depth < 3 && !args.some(isRequiredArgument) && args.length === 0,
  );
  return `{ __typename ${fields.map((field) => `${field.name} ${ofType(field.type, depth + 1)}`).join(" ")} }`;
}

/** A mutation with everything that it answers. */
export function mutationText(schema: GraphQLSchema, name: string): string {
  const field = schema.getMutationType()?.getFields()[name];
  const [argument] = field?.args ?? [];
  if (!field || !argument) throw new Error(`There is no mutation ${name} with an input.`);
  return `mutation ($input: ${String(argument.type)}) { answer: ${name}(input: $input) ${ofType(field.type, 0)} }`;
}

const CHANGES = `{ nodes { action recordId kind record { id } reason writtenAs organisation { id } fields { field before after } } pageInfo { hasNextPage } }`;
const some = labels.filter((label) => label !== "Person");

/** What a viewer reads of some records, of one of them, of what has just happened, and of one kind of record. */
export const backText = (label: Label | undefined): string =>
  `query ($ids: [ID!]!, $id: ID!, $since: String!) {
    nodes(ids: $ids) { __typename id ${some.map((one) => `... on ${one} { ${ofRecord(one, `${one}_`)} }`).join(" ")} }
    history(id: $id) ${CHANGES} changes(since: $since, first: 100) ${CHANGES}
    ${label ? `list: ${records[label].root.many}(first: 100) { totalCount nodes { id } }` : ""} }`;
