/** What reports, proposals and objections share. */
import { plainParagraphs } from "../../domain/text/plainText";
import { randomId, type Submission, type SubmissionStatus } from "../../store/port";
import type { SubgraphContext } from "./context";
import { field, type Fields } from "../schema/descriptors";
import { connectionOf, pageRequest } from "./timedLists";
import { bad } from "./writing/draft";

/** Longest message, and longest answer. */
const LONGEST = 2_000;

/** An id that nobody can guess; whoever submitted something finds the answer with it. */
export const submissionId = (kind: "report" | "proposal" | "objection"): string => randomId(`${kind}-`);

/** Reads a text that must not be empty. */
export function messageIn<Name extends string>(given: { readonly [One in Name]?: string | null }, name: Name): string {
  const plain = plainParagraphs(given[name] ?? "");
  if ("problem" in plain) throw bad(`input.${name}`, plain.problem);
  if (plain.text === "" || plain.text.length > LONGEST)
    throw bad(`input.${name}`, `must have 1 to ${LONGEST} characters`);
  return plain.text;
}

/** Fields for the record, the time and the status of a submission; `status` is its enumeration. */
export const submissionFields = (status: string): Fields<Submission> => ({
  id: field("ID!", "Its id; keep it to look up the answer."),
  recordId: { type: "ID!", description: "Id of the record.", resolve: ({ record }) => record },
  record: {
    type: "Node",
    description: "The record; empty if you may no longer see it.",
    resolve: ({ record }, _, { loaders }) => loaders.record.load(record),
  },
  at: field("DateTime!", "When it was submitted."),
  status: field(`${status}!`, "What became of it."),
  answer: field("String", "The answer."),
  answeredAt: field("DateTime", "When it was answered."),
});

/** Arguments of such a list. */
export interface SubmissionsAsked {
  readonly status?: SubmissionStatus | null;
  readonly first: number;
  readonly after?: string | null;
}

/** Which ones are listed: those of some organisations, but all of them for stewards. */
interface Listed {
  readonly kind: Submission["kind"];
  readonly orgs: readonly string[];
  /** Of any status where it states none. */
  readonly status?: SubmissionStatus | null | undefined;
}

/** A page of submissions about records that the viewer may see, newest first. BAD_USER_INPUT for a page of no such size, or no such cursor. */
export async function submissionPage(
  { viewer, reader }: Pick<SubgraphContext, "viewer" | "reader">,
  { kind, orgs, status }: Listed,
  { first, after }: { readonly first: number; readonly after?: string | null },
): Promise<object> {
  const own = viewer.scopes.includes("records:curate") ? {} : { orgs };
  const filter = { kind, ...own, ...(status == null ? {} : { status }) };
  return connectionOf(await reader.submissions(filter, pageRequest(first, after)), after);
}
