import type { Viewer } from "../../policy";

/** What is known of a request while it is answered, for the log, the metrics and error messages. */
export interface RequestFacts {
  readonly requestId: string;
  /** Where the request comes from; never logged. */
  readonly address?: string;
  /** Who sends it: someone without a token until that is found out. Never logged. */
  viewer: Viewer;
  /** Whose share of the hub it uses: the viewer’s, or that of the network it comes from; never logged. */
  client?: string;
  operationType?: string;
  /** Points of its operation, once they are counted. */
  cost?: number;
  /** Codes of the errors in its answer. */
  errorCodes?: readonly string[];
}

/** What every request carries in `response.locals`; the listener puts it there before anything else is done. */
declare module "express-serve-static-core" {
  interface Locals {
    facts: RequestFacts;
  }
}

/** A property and no WeakMap, because Apollo Server gives resolvers a copy of the context. */
const FACTS = Symbol("facts of the request");

/** Ties a request to the context its resolvers see. */
export function rememberFacts(context: object, facts: RequestFacts): void {
  Object.assign(context, { [FACTS]: facts });
}

/** Facts of the request a context was made for. */
export const factsOf = (context: unknown): RequestFacts | undefined => (hasFacts(context) ? context[FACTS] : undefined);

const hasFacts = (context: unknown): context is { readonly [FACTS]: RequestFacts } =>
  typeof context === "object" && context !== null && FACTS in context;
