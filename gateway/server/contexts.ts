/** Contexts of requests that come by HTTP. */
import { type Response } from "express";
import { DEADLINE, limitsFor } from "../clients/requestLimits";
import { type CreateContext, openContext, type RequestContext } from "../operations/requestContext";

/** The context of one operation, which ends when its client leaves or its deadline passes. */
export function contextFor(
  response: Response,
  createContext: CreateContext,
  deadline = DEADLINE,
): Promise<RequestContext> {
  const { facts } = response.locals;
  return openContext(createContext, facts, limitsFor(response, deadline));
}

/** The context of one page of a table or an export. Log and metrics count all pages together as one request, and not as queries. */
export function contextOfFile(response: Response, createContext: CreateContext): Promise<RequestContext> {
  const { requestId, viewer } = response.locals.facts;
  return openContext(createContext, { requestId, viewer }, limitsFor(response));
}
