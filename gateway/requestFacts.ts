/** What is known of a request while it is answered: for the log, the metrics and error messages. */
export interface RequestFacts {
  readonly requestId: string;
  operationType?: string;
  /** Codes of the errors in its answer. */
  errorCodes?: readonly string[];
}

const factsByContext = new WeakMap<object, RequestFacts>();

/** Ties a request to the context its resolvers see. */
export function rememberFacts(context: object, facts: RequestFacts): void {
  factsByContext.set(context, facts);
}

/** Facts of the request a context was made for. */
export function factsOf(context: unknown): RequestFacts | undefined {
  return typeof context === "object" && context !== null ? factsByContext.get(context) : undefined;
}
