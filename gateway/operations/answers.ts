/** Prepares the errors of an answer before it leaves: one result of a query or of a subscription. */
import { type GraphQLFormattedError } from "graphql";
import type { Viewer } from "../../policy";
import { LIMITS } from "../limits";
import { type RequestFacts } from "../http/requestFacts";
import { withRequestId } from "../http/requestIds";

/** Notes which fields a token holder was refused. */
export type NoteRefusal = (viewer: Viewer, fields: readonly string[]) => Promise<void>;

/** The errors as they are sent, with their codes noted for log and metrics: one for each refused field, all with the id of the request. */
export function settledErrors(
  given: readonly GraphQLFormattedError[],
  facts: RequestFacts | undefined,
): GraphQLFormattedError[] {
  const errors = firstProblems(oneRefusalPerField(given)).map((error) => withRequestId(error, facts?.requestId));
  if (facts) facts.errorCodes = [...new Set([...(facts.errorCodes ?? []), ...errors.map(codeOf)])];
  return errors;
}

/** Notes refusals in the audit before the answer is sent; refusals of people without a token are only counted. */
export async function noteRefusals(
  errors: readonly GraphQLFormattedError[],
  facts: RequestFacts | undefined,
  noteRefusal: NoteRefusal,
): Promise<void> {
  if (!facts?.viewer.tokenId) return;
  const fields = errors.filter((error) => codeOf(error) === "FORBIDDEN").map((error) => error.extensions?.field);
  if (fields.length > 0) await noteRefusal(facts.viewer, [...new Set(fields as string[])].sort());
}

const codeOf = ({ extensions }: GraphQLFormattedError): string => String(extensions?.code);

/** A document can be wrong in as many places as it has; the first of them tell enough. */
function firstProblems(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const isOfDocument = (error: GraphQLFormattedError) => codeOf(error) === "GRAPHQL_VALIDATION_FAILED";
  return errors.every(isOfDocument) ? errors.slice(0, LIMITS.problems) : errors;
}

/** A list of 200 records of which a field may not be read says so once, not 200 times. */
function oneRefusalPerField(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const told = new Set<string>();
  return errors.filter(({ extensions, path }) => {
    if (extensions?.code !== "FORBIDDEN") return true;
    const selected = JSON.stringify([extensions.field, path?.filter((step) => typeof step === "string")]);
    if (told.has(selected)) return false;
    told.add(selected);
    return true;
  });
}
