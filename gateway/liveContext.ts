/** One context serves all events of a subscription: what lives on with it. */
import { ANONYMOUS_VIEWER, type Viewer } from "../policy";
import { factsOf } from "./requestFacts";

/** What the context of a request may have, and what the context of a subscription is given. */
export interface LiveContext {
  /** Who asks, where `renew` may change that. */
  viewer?: Viewer;
  /** Makes it fresh in place for the next event; rejects when its viewer may see no more. */
  renew?(): Promise<void>;
  /** Aborted once nobody listens any more; subscriptions only. */
  signal?: AbortSignal;
}

/** Who asks now. */
export function viewerOf(context: unknown): Viewer {
  return (context as LiveContext | undefined)?.viewer ?? factsOf(context)?.viewer ?? ANONYMOUS_VIEWER;
}

/** Renews a context whose events come from elsewhere, so that no resolver here does it. */
export async function renew(context: unknown): Promise<void> {
  await (context as LiveContext | undefined)?.renew?.();
}

/** Lets resolvers hear when nobody listens any more: a generator that waits is not woken by its end. */
export function giveSignal(context: LiveContext, signal: AbortSignal): void {
  context.signal = signal;
}
