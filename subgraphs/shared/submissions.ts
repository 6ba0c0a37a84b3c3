/** What reports, proposals and objections share. */
import { ID } from "type-graphql";
import { plainParagraphs } from "../../domain/plainText";
import { randomId, type Submission } from "../../store/port";
import type { Kit } from "./build";
import type { SubgraphContext } from "./context";
import { declareFields, type TypeClass } from "./declare";
import { bad } from "./writing/draft";

/** Longest message, and longest answer. */
const LONGEST = 2_000;

/** An id that nobody guesses: whoever handed something in finds the answer with it. */
export const submissionId = (kind: "report" | "proposal" | "objection"): string => randomId(`${kind}-`);

/** Text that must say something. */
export function messageIn(given: Readonly<Record<string, unknown>>, name: string): string {
  const plain = plainParagraphs((given[name] ?? "") as string);
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

/** Resolvers of those fields. */
export const SUBMISSION_FIELDS = {
  recordId: ({ record }: Submission) => record,
  record: ({ record }: Submission, _: object, { loaders }: SubgraphContext) => loaders.record.load(record),
};
