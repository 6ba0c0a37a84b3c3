/** One client over HTTP that asks one question after another. */
import { setTimeout as sleep } from "node:timers/promises";
import { ownJson } from "../domain/ownJson";

/** A client of the hub that is measured. */
export interface Client {
  /** Resolves to the data; asks again while the answer is being worked out. Throws on any other error. */
  ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Pause before a question is asked again that takes longer than the server lets anyone wait, milliseconds. */
const PAUSE = 250;
const PATIENCE = 20 * 60_000;

/** A client that sends a token, if it has one. */
export function clientOf(url: string, token?: string): Client {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    async ask(query, variables) {
      const body = JSON.stringify({ query, variables });
      for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(PAUSE)) {
        const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
        const { data, errors } = ownJson<Body>(await response.text());
        if (errors === undefined) return data;
        if (errors.some(({ extensions }) => extensions?.code !== "UNAVAILABLE"))
          throw new Error(`The server answered: ${JSON.stringify(errors).slice(0, 500)}`);
      }
      throw new Error("The server did not answer within twenty minutes.");
    },
  };
}
