/** Names in objects that are written out in the code, with their types: such an object holds no others. */

/** Lists the names of such an object, in the order in which they are written. */
export const namesOf = <Name extends string>(of: Readonly<Partial<Record<Name, unknown>>>): Name[] =>
  Object.keys(of) as Name[];

/** Lists the names of such an object with what it holds under them, in the order in which they are written. */
export const entriesOf = <Name extends string, Held>(of: Readonly<Partial<Record<Name, Held>>>): [Name, Held][] =>
  Object.entries(of) as [Name, Held][];
