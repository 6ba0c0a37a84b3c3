/** What resolvers of the aviary answer: derived from where in the answer a field is and with what arguments, and from nothing else. */
import { createHash } from "node:crypto";
import { type GraphQLFieldResolver } from "graphql";
import { LiaisonError } from "../../domain/errors";

/** An object of an answer. Its id, or its place, says how it was come by. */
export interface Derived {
  readonly __typename?: string;
  readonly id?: string;
  readonly place: string;
}

/** What becomes of a field, in percent; of what is left, it has a value. */
export interface Fortune {
  readonly nulls: number;
  readonly errors: number;
}

/** Fields that may be null, and fields that must not be. */
const USUAL: Fortune = { nulls: 12, errors: 8 };
export const STRICT: Fortune = { nulls: 2, errors: 2 };

type Make<Value> = (number: number, place: string) => Value;
type Resolve = GraphQLFieldResolver<Derived | undefined, unknown>;

/** A field with a value that is made from a number derived for it. */
export function field<Value>(make: Make<Value>, { nulls, errors }: Fortune = USUAL): Resolve {
  return (source, args: Record<string, unknown>, _context, info) => {
    const place = `${source?.place ?? ""}/${info.fieldName}${Object.keys(args).length > 0 ? JSON.stringify(args) : ""}`;
    const fate = numberOf(`fate ${place}`) % 100;
    if (fate < errors) throw refusalAt(place);
    if (fate < errors + nulls) return null;
    // Some at once, some later: the order in which things happen must not matter.
    const value = make(numberOf(place), place);
    return fate % 2 === 0 ? value : Promise.resolve(value);
  };
}

/** A list of up to as many items as are asked for, some of them null. */
export const several =
  <Value>(make: Make<Value>, { nulls }: Fortune = USUAL): Make<unknown> =>
  (number, place) =>
    Array.from({ length: number % 4 }, (_, index) => {
      const own = `${place}#${index}`;
      const item = numberOf(own);
      return numberOf(`fate ${own}`) % 100 < nulls ? null : make(item, own);
    });

/** A member of an enumeration, or any other choice. */
export const oneOf =
  <Value>(...values: readonly Value[]): Make<Value> =>
  (number) =>
    values[number % values.length] as Value;

/** An object without a key. */
export const part: Make<Derived> = (_, place) => ({ place });

/** An object with a key, of one of these types. */
export const thing =
  (...types: readonly string[]): Make<Derived> =>
  (number, place) => {
    const __typename = types[number % types.length] ?? "";
    return objectOf(`${__typename}-${numberOf(`id ${place}`)}`);
  };

/** The object of an id, which says what it is. */
export const objectOf = (id: string): Derived => ({ __typename: id.split("-")[0], id, place: id });

/** How a subgraph finds objects that others have named: most, not all, and sometimes it fails. */
export const finder =
  (subgraph: string) =>
  async ({ id }: { id: string }): Promise<Derived | null> => {
    const fate = numberOf(`${subgraph} finds ${id}`) % 100;
    if (fate < 4) throw refusalAt(`${subgraph} ${id}`);
    return fate < 10 ? null : objectOf(id);
  };

const refusalAt = (place: string): LiaisonError =>
  new LiaisonError("RULE_VIOLATED", `Not at ${numberOf(place)}.`, { clause: "D13" });

/** A number that looks random and is the same for the same text. */
function numberOf(text: string): number {
  return createHash("sha1").update(text).digest().readUInt32BE();
}
