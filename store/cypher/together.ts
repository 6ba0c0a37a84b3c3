/** Sends several statements as one, because Neo4j needs longer to receive a small statement than to run it. */
import type { Parameterised } from "../neo4j/transacting";

/** A statement that returns nothing, or one value under a name. Parameters of those that stand together have names of their own, or are the same. */
export interface Part extends Parameterised {
  readonly as?: string;
}

/** A statement that does all of these, in their order, and returns one row with what they return. */
export function allIn(parts: readonly Part[]): Parameterised {
  const names = parts.flatMap(({ as }) => as ?? []);
  const blocks = parts.map(({ text }) => `CALL {\n${text}\n}`);
  return {
    text: [...blocks, ...(names.length > 0 ? [`RETURN ${names.join(", ")}`] : [])].join("\n"),
    parameters: Object.fromEntries(parts.flatMap(({ parameters = {} }) => Object.entries(parameters))),
  };
}
