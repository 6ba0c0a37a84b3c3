/** What types of insights have in common. */
import { Int } from "type-graphql";
import type { Kit } from "../../shared/build";
import { declareFields, declareObject, type FieldRow, type TypeClass, type TypeReference } from "../../shared/declare";

export const make = (name: string, description: string, fields: readonly FieldRow[]): TypeClass =>
  declareFields(declareObject(name, { description }), fields);

/** What every answer rests on. */
export const basis = ({ types }: Kit): readonly FieldRow[] => [
  ["coverage", () => types.coverage, "What it rests on."],
  ["undeterminedCount", () => Int, "Records that may or may not hold at the time asked for; they are not counted."],
  ["graphVersion", () => String, "Digest of all that you may see of the graph; it changes when that does."],
];

/** A connection with more than pages. */
export function connection(kit: Kit, item: TypeClass, name: string, more: readonly FieldRow[]): TypeClass {
  const edge = make(`${name}Edge`, `An item of a list and its cursor: ${name}.`, [
    ["cursor", () => String, "Opaque text from which a page can go on."],
    ["node", () => item, "The item."],
  ]);
  return make(`${name}Connection`, `A list of items of type ${name}, one page of it.`, [
    ["edges", () => edge, "The items of the page with their cursors.", "list"],
    ["nodes", () => item, "The items of the page.", "list"],
    ["pageInfo", () => kit.types.pageInfo, "Where the page lies in the list."],
    ["totalCount", () => Int, "Number of items in the whole list."],
    ...more,
  ]);
}

/** The enumeration of patterns. */
export const patternsOf = ({ types }: Kit): TypeReference => types.enumeration("PatternCode");
