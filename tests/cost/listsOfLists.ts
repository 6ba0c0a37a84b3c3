/** Operations that ask for each list of the API within each other, made from the schema. */
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { isNight } from "../support/jest/night";

/** An operation and what it is called. */
export interface NamedQuery {
  readonly name: string;
  readonly query: string;
}

type Field = GraphQLField<unknown, unknown>;
/** What has fields. */
type Owner = GraphQLObjectType | GraphQLInterfaceType;

const isOwner = (type: GraphQLNamedType | undefined): type is Owner => isObjectType(type) || isInterfaceType(type);

const LARGEST = "(first: 200)";
/** Levels of a document that may be nested, and those of a list: the list, its `nodes`. */
const DEPTH = 15;

const needsArguments = ({ args }: Field): boolean =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
const takesFirst = ({ args }: Field): boolean => args.some(({ name }) => name === "first");

/** Records that a list holds, and how they are asked for: `names(first: 200) { nodes { … } }`, or `names { … }`. */
interface List {
  readonly field: Field;
  readonly of: Owner;
  readonly levels: number;
  readonly around: (inner: string) => string;
}

/** Lists among the fields of a type, as long as they may be. */
function listsOf(type: Owner): List[] {
  return Object.values(type.getFields()).flatMap((field): List[] => {
    const named = getNamedType(field.type);
    if (!isOwner(named) || needsArguments(field)) return [];
    const { name } = field;
    if (named.name.endsWith("Connection") && isObjectType(named)) {
      const node = named.getFields()["nodes"];
      const of = node && getNamedType(node.type);
      if (!isOwner(of)) return [];
      const first = takesFirst(field) ? LARGEST : "";
      return [{ field, of, levels: 2, around: (inner) => `${name}${first} { nodes { ${inner} } }` }];
    }
    if (!isListType(getNullableType(field.type))) return [];
    return [{ field, of: named, levels: 1, around: (inner) => `${name} { ${inner} }` }];
  });
}

/** A record that a record points at. */
interface Pointer {
  readonly name: string;
  readonly to: Owner;
  readonly around: (inner: string) => string;
}

function pointersOf(type: Owner): Pointer[] {
  return Object.values(type.getFields()).flatMap((field): Pointer[] => {
    const to = getNamedType(field.type);
    if (isListType(getNullableType(field.type)) || needsArguments(field)) return [];
    if (!isOwner(to) || !("id" in to.getFields())) return [];
    return [{ name: field.name, to, around: (inner) => `${field.name} { ${inner} }` }];
  });
}

/** Each list of the API within each list at the root: those of its records, and those of records they point at. */
export function pairsOfLists(schema: GraphQLSchema): NamedQuery[] {
  const query = schema.getQueryType();
  if (!query) return [];
  return listsOf(query).flatMap((outer) => {
    const pair = (name: string, inner: string) => ({
      name: `${outer.field.name} › ${name}`,
      query: `{ ${outer.around(inner)} }`,
    });
    const own = listsOf(outer.of).map(({ field, around }) => pair(field.name, around("__typename")));
    const beyond = pointersOf(outer.of).flatMap((pointer) =>
      listsOf(pointer.to).map(({ field, around }) =>
        pair(`${pointer.name} › ${field.name}`, pointer.around(around("__typename"))),
      ),
    );
    return [...own, ...beyond];
  });
}

/** From each list at the root into lists as deep as a document may be, by the way on which a record leads to most of its own kind. */
export function chainsOfLists(schema: GraphQLSchema): NamedQuery[] {
  const query = schema.getQueryType();
  if (!query) return [];
  return listsOf(query).flatMap((outer) => {
    const way = longestFrom(outer.of, DEPTH - outer.levels - 1);
    // What leads to no list of pages is no list in a list.
    return way.pages < 2 ? [] : [{ name: outer.field.name, query: `{ ${outer.around(way.text)} }` }];
  });
}

interface Way {
  readonly text: string;
  /** Pages on it. */
  readonly pages: number;
}

const ways = new Map<string, Way>();

/** The way with most pages from a record, within a number of levels. */
function longestFrom(type: Owner, levels: number): Way {
  const key = `${type.name} ${levels}`;
  const known = ways.get(key);
  if (known) return known;
  let best: Way = { text: "__typename", pages: 0 };
  ways.set(key, best);
  const steps = [
    ...listsOf(type).map(({ of, levels: taken, around }) => ({ to: of, taken, around, pages: taken === 2 ? 1 : 0 })),
    ...pointersOf(type).map(({ to, around }) => ({ to, taken: 1, around, pages: 0 })),
  ];
  for (const { to, taken, around, pages } of steps) {
    if (taken > levels) continue;
    const onward = longestFrom(to, levels - taken);
    if (onward.pages + pages > best.pages) best = { text: around(onward.text), pages: onward.pages + pages };
  }
  ways.set(key, best);
  return best;
}

/** One pair of so many is asked in every run of the tests, all of them in the night. */
const ONE_OF = 80;

export function sampleOf(pairs: readonly NamedQuery[]): [name: string, query: string][] {
  return pairs.filter((_, at) => isNight || at % ONE_OF === 0).map(({ name, query }) => [name, query]);
}
