/** What files have in common that are asked for by an address: its parameters. */

/** The address of a file is wrong; the message says how. */
export class AddressError extends Error {
  override readonly name = "AddressError";
}

/** The parameters of an address. Throws an AddressError where one is not among `names` or is given more than once; `check` may refuse more. */
export function parametersIn(
  query: Readonly<Record<string, unknown>>,
  names: readonly string[],
  check: (name: string) => void = () => undefined,
): Readonly<Partial<Record<string, string>>> {
  const given: [string, string][] = [];
  for (const [name, value] of Object.entries(query)) {
    if (!names.includes(name)) throw new AddressError(`"${name}" is not a parameter; use ${names.join(", ")}.`);
    if (typeof value !== "string") throw new AddressError(`"${name}" may be given only once.`);
    check(name);
    given.push([name, value]);
  }
  return Object.fromEntries(given);
}

/** The filter of a list; throws an AddressError where it is not valid JSON. */
export function parseWhere(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AddressError(
      '"where" must be JSON, as the filter of the same list in GraphQL: {"status":{"eq":"ACTIVE"}}.',
    );
  }
}
