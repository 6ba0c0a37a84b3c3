/** Asks the public API, as anyone could. */
import { currentToken } from "../state/session";
import { type Operation } from "./operation";

/** Why there is no answer: what to show, and what can be done. */
export type Trouble = "away" | "unauthenticated" | "forbidden" | "limit" | "busy" | "refused";

export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly trouble: Trouble,
    /** The hub’s own words; empty where there is none. */
    message: string,
    readonly requestId: string | null = null,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  COST_LIMIT_EXCEEDED: "limit",
  RATE_LIMITED: "busy",
  UNAVAILABLE: "busy",
};

/** Path of the API on the hub that serves the page. */
export const ENDPOINT = "/graphql";

/** Data of an operation, whole: an error in a part of it is an error. Throws an ApiError. */
export async function ask<Data, Variables>(
  { name, document }: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const token = currentToken();
  const response = await send({
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ operationName: name, query: document, variables }),
    signal,
  });
  const requestId = response.headers.get("x-request-id");
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
  const [error] = answer.errors ?? [];
  if (error) throw new ApiError(TROUBLES[error.extensions?.code ?? ""] ?? "refused", error.message, requestId);
  if (!response.ok || !answer.data) throw new ApiError(response.status >= 500 ? "away" : "refused", "", requestId);
  return answer.data;
}

async function send(request: RequestInit): Promise<Response> {
  try {
    return await fetch(ENDPOINT, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("away", "");
  }
}
