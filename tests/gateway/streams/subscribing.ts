/** Clients as others write them: graphql-sse by fetch, graphql-ws over ws. */
import { createClient as createSse } from "graphql-sse";
import { type Client, createClient as createWs } from "graphql-ws";
import { WebSocket } from "ws";

// Results are read freely; a wrong shape fails the expectation.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Result = any;

export interface Asking {
  readonly variables?: Record<string, unknown>;
  readonly token?: string;
  readonly operationName?: string;
}

export type Subscribing = (url: string, query: string, asking?: Asking) => AsyncIterableIterator<Result>;

export function socketClient(
  url: string,
  connectionParams?: Record<string, unknown>,
  webSocketImpl: unknown = WebSocket,
): Client {
  const address = `${url.replace("http", "ws")}/graphql`;
  return createWs({ url: address, webSocketImpl, connectionParams, retryAttempts: 0 });
}

export const bySse: Subscribing = (url, query, { token, ...asked } = {}) =>
  createSse({
    url: `${url}/graphql`,
    retryAttempts: 0,
    headers: () => (token ? { authorization: `Bearer ${token}` } : {}) as Record<string, string>,
  }).iterate({ query, ...asked });

export const bySocket: Subscribing = (url, query, { token, ...asked } = {}) =>
  socketClient(url, token ? { authorization: `Bearer ${token}` } : undefined).iterate({ query, ...asked });

/** All results of a subscription that ends. */
export async function all(results: AsyncIterable<Result>): Promise<Result[]> {
  const taken: Result[] = [];
  for await (const result of results) taken.push(result);
  return taken;
}

/** The client goes. */
export async function leave(results: AsyncIterableIterator<Result>): Promise<void> {
  await results.return?.();
}

/** Resolves once `claim` is true; fails after five seconds. */
export async function until(claim: () => boolean | Promise<boolean>): Promise<void> {
  for (let step = 0; step < 250; step += 1) {
    if (await claim()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not within five seconds: ${claim.toString()}`);
}

export const openCount = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/liaison_subscriptions_open (\d+)/.exec(text)?.[1]);
};
