import type { Requirement } from "../../domain/access/scopes";

/** Every field of a type with what it takes to read it. */
export type TypeFields = Readonly<Record<string, Requirement>>;

/** Fields that everyone may read, named by spaces, and those that take more. */
export function value(open: string, guarded: TypeFields = {}): TypeFields {
  const names = open.split(" ").filter((name) => name !== "");
  return { ...Object.fromEntries(names.map((name) => [name, "public" as const])), ...guarded };
}
