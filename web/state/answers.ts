/** Answers of the API for components: loaded once for all that need them, kept for going back, and loaded again in another session. */
import { signal, type Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ApiError, ask } from "../api/client";
import { type Operation } from "../api/operation";
import { sessionNumber } from "./session";

/** How far an answer is: still loading, ready with its data, or failed with a way to retry. */
export type Answer<Data> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly data: Data }
  | { readonly state: "failed"; readonly error: ApiError; readonly retry: () => void };

/** Answers that are kept; the one wanted longest ago goes first. */
const KEPT = 60;

interface Kept {
  readonly answer: Signal<Answer<unknown>>;
  readonly ask: () => void;
}
const kept = new Map<string, Kept>();
let keptFor = -1;

/** The answer to an operation, as it comes; null variables ask nothing, and stay at "loading". */
export function useAnswer<Data extends object, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | null,
): Answer<Data> {
  const session = sessionNumber.value;
  const key = variables === null ? null : `${operation.name} ${JSON.stringify(variables)}`;
  const found = useMemo(
    () => (key === null || variables === null ? null : answerTo(key, session, () => ask(operation, variables))),
    [key, session],
  );
  useEffect(() => found?.ask(), [found]);
  return (found?.answer.value ?? LOADING) as Answer<Data>;
}

/** What was answered last stays to be seen while the next answer is on its way. */
export function useLatest<Data>(answer: Answer<Data>): { readonly data: Data | null; readonly isStale: boolean } {
  const last = useMemo<{ data: Data | null }>(() => ({ data: null }), [sessionNumber.value]);
  if (answer.state === "ready") last.data = answer.data;
  return { data: last.data, isStale: answer.state !== "ready" };
}

/** Asks everything anew, for instance after something was written. */
export function forgetAnswers(): void {
  kept.clear();
  keptFor = -1;
}

const LOADING: Answer<never> = { state: "loading" };

function answerTo(key: string, session: number, work: () => Promise<unknown>): Kept {
  if (session !== keptFor) kept.clear();
  keptFor = session;
  const known = kept.get(key);
  kept.delete(key);
  const wanted = known ?? start(work);
  kept.set(key, wanted);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return wanted;
}

function start(work: () => Promise<unknown>): Kept {
  const answer = signal<Answer<unknown>>(LOADING);
  let isAsked = false;
  const asking = async (): Promise<void> => {
    if (isAsked) return;
    isAsked = true;
    answer.value = LOADING;
    try {
      answer.value = { state: "ready", data: await work() };
    } catch (error) {
      isAsked = false;
      const known = error instanceof ApiError ? error : new ApiError("refused", String(error));
      answer.value = { state: "failed", error: known, retry: () => void asking() };
    }
  };
  return { answer, ask: () => void (answer.value.state === "failed" ? undefined : asking()) };
}
