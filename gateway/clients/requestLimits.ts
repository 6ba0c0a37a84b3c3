/** How much of the database one request may use: how many records, how long, and for whom. */
import { setMaxListeners } from "node:events";
import { type Response } from "express";
import { LiaisonError } from "../../domain/errors";
import { type RequestLimits } from "../../domain/requestLimits";
import { allowanceOf } from "../../policy";
import { type RequestFacts } from "../http/requestFacts";

/** The longest time that a query may run, milliseconds. A file may take as long as its client reads; each page of it is short. */
export const DEADLINE = 30_000;

const LEFT = new LiaisonError("UNAVAILABLE", "The client has left before its answer was there.");

const late = (deadline: number): LiaisonError =>
  new LiaisonError(
    "COST_LIMIT_EXCEEDED",
    `The request took longer than ${deadline / 1000} seconds; ask for less at once.`,
  );

/** Limits of a request whose answer goes to this response; `deadline`: milliseconds from now. */
export function limitsFor(response: Response, deadline?: number): RequestLimits {
  const signal = signalOf(response);
  if (deadline !== undefined) {
    const timer = setTimeout(() => signal.abort(late(deadline)), deadline);
    response.once("close", () => clearTimeout(timer));
  }
  return limitsOf(response.locals.facts, signal.signal);
}

/** The limits of a viewer. */
export function limitsOf(facts: RequestFacts, signal: AbortSignal): RequestLimits {
  const { viewer } = facts;
  return { signal, rows: allowanceOf(viewer).rows, client: viewer.tokenId ?? facts.address ?? "anonymous" };
}

const signals = new WeakMap<Response, AbortController>();

/** Aborts once the client has left; one for all that is read for a response. */
function signalOf(response: Response): AbortController {
  const known = signals.get(response);
  if (known) return known;
  const controller = new AbortController();
  // Every statement under way listens.
  setMaxListeners(0, controller.signal);
  signals.set(response, controller);
  const closed = () => {
    if (!response.writableFinished) controller.abort(LEFT);
  };
  if (response.closed) closed();
  else response.once("close", closed);
  return controller;
}
