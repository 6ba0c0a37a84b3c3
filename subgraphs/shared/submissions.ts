/** What reports, proposals and objections share. */
import { ID } from "type-graphql";
import { plainParagraphs } from "../../domain/text/plainText";
import { randomId, type Submission, type SubmissionStatus } from "../../store/port";
import type { Kit } from "./build";
import type { SubgraphContext } from "./context";
import { declareFields, type TypeClass } from "./declare";
import { connectionOf, pageRequest } from "./timedLists";
import { bad } from "./writing/draft";

/** Longest message, and longest answer. */
const LONGEST = 2_000;

/** An id that nobody guesses: whoever handed something in finds the answer with it. */
export const submissionId = (kind: "report" | "proposal" | "objection"): string => randomId(`${kind}-`);

/** Text that must say something. */
export function messageIn<Name extends string>(given: { readonly [One in Name]?: string | null }, name: Name): string {
  const plain = plainParagraphs(given[name] ?? "");
  if ("problem" in plain) throw bad(`input.${name}`, plain.problem);
  if (plain.text === "" || plain.text.length > LONGEST)
    throw bad(`input.${name}`, `must have 1 to ${LONGEST} characters`);
  return plain.text;
}

/** Declares which record it is about, when it was handed in, and what became of it. */
export function declareSubmission(
  made: TypeClass,
  { types, status, time }: { types: Kit["types"]; status: object; time: object },
): void {
  declareFields(made, [
    ["id", () => ID, "Its id; keep it, the answer is found with it."],
    ["recordId", () => ID, "Id of the record."],
    ["record", () => types.node, "The record; empty where it may not be seen any more.", "null"],
    ["at", () => time, "When it was handed in."],
    ["status", () => status, "What became of it."],
    ["answer", () => String, "The answer.", "null"],
    ["answeredAt", () => time, "When it was answered.", "null"],
  ]);
}

/** Which ones are listed: those of some organisations, but all of them for stewards. */
interface Listed {
  readonly kind: Submission["kind"];
  readonly orgs: readonly string[];
  /** Of any status where it is null. */
  readonly status: SubmissionStatus | null;
}

/** A page of submissions about records that the viewer may see, newest first. BAD_USER_INPUT for a page of no such size, or no such cursor. */
export async function submissionPage(
  { viewer, reader }: Pick<SubgraphContext, "viewer" | "reader">,
  { kind, orgs, status }: Listed,
  { first, after }: { readonly first: number; readonly after: string | null },
): Promise<object> {
  const own = viewer.scopes.includes("records:curate") ? {} : { orgs };
  const filter = { kind, ...own, ...(status === null ? {} : { status }) };
  return connectionOf(await reader.submissions(filter, pageRequest(first, after)), after);
}

/** Resolvers of those fields. */
export const SUBMISSION_FIELDS = {
  recordId: ({ record }: Submission) => record,
  record: ({ record }: Submission, _: object, { loaders }: SubgraphContext) => loaders.record.load(record),
};
