/** A document with the types of its variables and its result. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly document: string;
  /** Only there for the types. */
  readonly types?: (variables: Variables) => Data;
}

/** Root fields that are null where a record does not exist or may not be seen. Null in any other one comes with an error. */
export const MAY_BE_NULL = ["node", "network", "chairOf"] as const;

/** Whether every root field has a value, except those that may be null. */
export const isWhole = (data: object): boolean =>
  Object.entries(data).every(([field, value]) => value !== null || MAY_BE_NULL.some((one) => one === field));

/** Data of an answer without errors. */
export type Whole<Data> = {
  readonly [Field in keyof Data]: Field extends (typeof MAY_BE_NULL)[number] ? Data[Field] : NonNullable<Data[Field]>;
};
