/** Asks the public API, like any other client. */
import { currentToken, endSession } from "../state/session";
import { isWhole, type Operation } from "./operation";

/** Why there is no answer, which decides what the page shows and offers. */
export type Trouble = "away" | "closed" | "unauthenticated" | "forbidden" | "limit" | "busy" | "refused";

/** Why the hub gave no answer, with its own words and the request id where it sent them. */
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
const ENDPOINT = "/graphql";

/** Data of an operation, whole: an error in a part of it is an error. Throws an ApiError. `token`: another one than that of the session. */
export async function ask<Data extends object, Variables>(
  { name, document }: Operation<Data, Variables>,
  variables: Variables,
  token: string | null = currentToken(),
): Promise<Data> {
  const response = await send({
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ operationName: name, query: document, variables }),
  });
  const requestId = response.headers.get("x-request-id");
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
  const error = errorOf(answer, { requestId, status: response.status });
  if (error?.trouble === "unauthenticated" && token === null) throw new ApiError("closed", error.message, requestId);
  if (error?.trouble === "unauthenticated") endSession(token);
  if (error || !answer.data || !isWhole(answer.data)) throw error ?? new ApiError("refused", "", requestId);
  return answer.data;
}

function errorOf(
  { data, errors = [] }: Answer<unknown>,
  { requestId, status }: { readonly requestId: string | null; readonly status: number },
): ApiError | null {
  const [error] = errors;
  if (error) return new ApiError(TROUBLES[error.extensions?.code ?? ""] ?? "refused", error.message, requestId);
  if (data) return null;
  return new ApiError(status >= 500 ? "away" : "refused", "", requestId);
}

async function send(request: RequestInit): Promise<Response> {
  try {
    return await fetch(ENDPOINT, request);
  } catch {
    throw new ApiError("away", "");
  }
}
