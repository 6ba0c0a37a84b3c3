/** Adds the id of the request to every error that leaves the server, so that a report leads to the log. */
import { type NextFunction, type Request, type Response } from "express";
import { type GraphQLFormattedError } from "graphql";
import { ownJson } from "../../domain/ownJson";

/** The error with the id of its request. */
export const withRequestId = (error: GraphQLFormattedError, requestId: string | undefined): GraphQLFormattedError =>
  requestId === undefined ? error : { ...error, extensions: { ...error.extensions, requestId } };

/** Puts the id of the request into the errors of answers that Apollo Server refuses before anything of it is run (wrong media type, no query). */
export function namingRequests(_request: Request, response: Response, next: NextFunction): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) =>
    send(response.statusCode >= 400 && typeof body === "string" ? named(body, response) : body);
  next();
}

function named(body: string, response: Response): string {
  const { requestId } = response.locals.facts;
  const answer = parsed(body);
  if (!answer?.errors) return body;
  return JSON.stringify({ ...answer, errors: answer.errors.map((error) => withRequestId(error, requestId)) });
}

function parsed(body: string): { errors?: readonly GraphQLFormattedError[] } | undefined {
  try {
    return ownJson<{ errors?: readonly GraphQLFormattedError[] }>(body);
  } catch {
    return undefined;
  }
}
