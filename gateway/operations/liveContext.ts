/** One context serves all events of a subscription: what lives on with it. */
import { type RequestLimits } from "../../domain/requestLimits";
import { ANONYMOUS_VIEWER, type Viewer } from "../../policy";
import { factsOf } from "../http/requestFacts";
import { type Selected } from "./selected";

/** What the context of a request may have, and what the context of a subscription is given. */
export interface LiveContext {
  /** Who asks, where `renew` may change that. */
  viewer?: Viewer;
  /** Makes it fresh in place for the next event; rejects when its viewer may see no more. */
  renew?(): Promise<void>;
  /** Told what an operation selects before it runs, where nothing else is asked with this context: it may then read less of each record. */
  narrow?(selected: Selected): void;
  /** Aborted once nobody waits for an answer any more. */
  signal?: AbortSignal;
}

/**
 * Makes what resolvers work with, for one request of a viewer, which stays within its limits. That of a subscription serves all its events as it is (LiveContext):
 * its `renew`, if it has one, makes it fresh in place, and it is given a `signal`.
 */
export type CreateContext = (viewer: Viewer, limits?: RequestLimits) => Promise<object>;

/** Reads no more for an operation than what it selects. */
export const narrow = (context: unknown, selected: Selected): void =>
  (context as LiveContext | undefined)?.narrow?.(selected);

/** Who asks now. */
export function viewerOf(context: unknown): Viewer {
  return (context as LiveContext | undefined)?.viewer ?? factsOf(context)?.viewer ?? ANONYMOUS_VIEWER;
}

/** Renews a context whose events come from elsewhere, so that no resolver here does it. */
export async function renew(context: unknown): Promise<void> {
  await (context as LiveContext | undefined)?.renew?.();
}

/** Lets resolvers and transports hear when nobody waits any more: a generator that waits is not woken by its end. */
export function giveSignal(context: LiveContext, signal: AbortSignal | undefined): void {
  if (signal) context.signal = signal;
}

/** Aborted once nobody waits for an answer any more. */
export const signalOf = (context: unknown): AbortSignal | undefined => (context as LiveContext | undefined)?.signal;
