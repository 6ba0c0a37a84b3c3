/** A document with the types of what goes in and what comes out. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly document: string;
  /** Only there for the types. */
  readonly types?: (variables: Variables) => Data;
}

/** An operation; its name is the one in the document. */
export function operation<Data, Variables = Record<string, never>>(document: string): Operation<Data, Variables> {
  const name = /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1];
  if (!name) throw new Error("An operation needs a name.");
  return { name, document: document.trim() };
}
