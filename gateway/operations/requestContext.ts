/** What the gateway knows about the context that it gives to the resolvers of a request. */
import { type RequestLimits } from "../../domain/requestLimits";
import { type Viewer } from "../../policy";
import { type RequestFacts, rememberFacts } from "../http/requestFacts";
import { type Selected } from "./selected";

/** The context of a request, which every resolver gets unchanged; one serves all events of a subscription. */
export interface RequestContext {
  /** Who asks. Once there is a context, this alone says so: to resolvers, to limits and to subgraphs elsewhere. `renew` may change it. */
  viewer: Viewer;
  /** Makes it fresh in place for the next event; rejects when its viewer may see no more. */
  renew?(): Promise<void>;
  /** Told what an operation selects before it runs, where nothing else is asked with this context: it may then read less of each record. */
  narrow?(selected: Selected): void;
  /** Aborted once nobody waits for an answer any more: a generator that waits is not woken by its end. */
  signal?: AbortSignal;
}

/**
 * Makes what resolvers work with, for one request of a viewer, which stays within its limits. That of a subscription serves all its events as it is:
 * its `renew`, if it has one, makes it fresh in place.
 */
export type CreateContext = (viewer: Viewer, limits?: RequestLimits) => Promise<object>;

/** Makes the context for the viewer of the facts, and attaches the facts to it; the only way from the sender of a request to its resolvers. */
export async function openContext(
  createContext: CreateContext,
  facts: RequestFacts,
  limits: RequestLimits,
): Promise<RequestContext> {
  const context = await createContext(facts.viewer, limits);
  rememberFacts(context, facts);
  return Object.assign(context, { viewer: facts.viewer, ...(limits.signal && { signal: limits.signal }) });
}
