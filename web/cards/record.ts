/** The type of the record that a card shows. */
import { type Card } from "../api/operations";

type AnyRecord = NonNullable<Card["node"]>;
type FieldOf<Kind> = Kind extends unknown ? keyof Kind : never;
type ValueOf<Kind, Field extends PropertyKey> = Kind extends { readonly [One in Field]: infer Value } ? Value : never;

/** A record of any type: fields that every type has, and, optional, those that only some types have. */
export type CardRecord = Pick<AnyRecord, "__typename" | "id"> & {
  readonly [Field in Exclude<FieldOf<AnyRecord>, "__typename" | "id">]?: ValueOf<AnyRecord, Field>;
};
