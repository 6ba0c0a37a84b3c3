/** Whether a subgraph that runs elsewhere answers, and is of the version of this hub. */
import { graphql } from "graphql";
import { ownJson } from "../../domain/ownJson";
import { ANONYMOUS_VIEWER, ASSERTION_HEADER, type HubKeys, signAssertion } from "../../policy";
import { type ReadinessCheck } from "../http/health";
import { type Subgraph } from "./compose";
import { type RemoteSubgraph } from "./transports";

const SDL_QUERY = "{ _service { sdl } }";

/** A check that a remote subgraph answers and has the version of this hub. */
export function remoteCheck({ name, schema }: Subgraph, url: string, keys: HubKeys): ReadinessCheck {
  const expected = graphql({ schema, source: SDL_QUERY }).then(({ data }) => sdlIn({ data }));
  return async () => {
    const served = await sdlAt({ name, url, keys }).catch(() => null);
    if (served === null) return `The subgraph ${name} does not answer at ${url}.`;
    return served === (await expected) ? null : `The subgraph ${name} at ${url} is of another version than this hub.`;
  };
}

async function sdlAt({ name, url, keys }: RemoteSubgraph): Promise<string> {
  const body = JSON.stringify({ query: SDL_QUERY });
  const assertion = await signAssertion(keys, { subgraph: name, method: "POST", body }, ANONYMOUS_VIEWER);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", [ASSERTION_HEADER]: assertion },
    body,
    signal: AbortSignal.timeout(1_500),
  });
  return sdlIn(ownJson<Answered>(await response.text()));
}

interface Answered {
  readonly data?: { readonly _service?: { readonly sdl?: string } } | null;
}

const sdlIn = ({ data }: Answered): string => data?._service?.sdl ?? "";
