/** Lists of what people hand in, and what they are made of. */
import { randomBytes } from "node:crypto";
import { ID, Int } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import type { AccessPage, AccessPageRequest } from "../../store/port";
import type { Kit } from "./build";
import { declareField, declareObject, type TypeClass } from "./declare";
import { bad } from "./writing/draft";

/** Longest message, and longest answer. */
const LONGEST = 2_000;
const MOST = 200;

/** An id that nobody guesses: whoever handed something in finds the answer with it. */
export const submissionId = (kind: "report" | "proposal"): string => `${kind}-${randomBytes(10).toString("hex")}`;

/** Text that must say something. */
export function messageIn(given: Readonly<Record<string, unknown>>, name: string): string {
  const text = ((given[name] ?? "") as string).trim();
  if (text === "" || text.length > LONGEST) throw bad(`input.${name}`, `must have 1 to ${LONGEST} characters`);
  return text;
}

/** Page arguments of a list that is read newest first. */
export function pageIn(first: number, after: string | null): AccessPageRequest {
  if (first < 0 || first > MOST)
    throw new LiaisonError("BAD_USER_INPUT", `first may be 0 to ${MOST}.`, { argument: "first" });
  return { first, ...(after === null ? {} : { after }) };
}

/** A page as a connection. */
export function connectionFrom<Item>(
  { items, cursors, hasNextPage, totalCount }: AccessPage<Item>,
  after: string | null,
): object {
  return {
    edges: items.map((node, index) => ({ node, cursor: cursors[index] ?? "" })),
    nodes: items,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    totalCount,
  };
}

/** The connection over a type. */
export function declareConnection({ types }: Kit, item: TypeClass, name: string): TypeClass {
  const edge = declareObject(`${name}Edge`, { description: `An item of a list and its cursor: ${name}.` });
  declareField(edge, "cursor", () => String, { description: "Opaque text from which a page can go on." });
  declareField(edge, "node", () => item, { description: "The item." });
  const made = declareObject(`${name}Connection`, { description: `A list of type ${name}, newest first.` });
  declareField(made, "edges", () => edge, { description: "The items of the page with their cursors.", list: true });
  declareField(made, "nodes", () => item, { description: "The items of the page.", list: true });
  declareField(made, "pageInfo", () => types.pageInfo, { description: "Where the page lies in the list." });
  declareField(made, "totalCount", () => Int, { description: "Number of items in the whole list." });
  return made;
}

/** What reports and proposals share: which record, when, and what became of it. */
export function declareSubmission(
  made: TypeClass,
  { types, status, time }: { types: Kit["types"]; status: object; time: object },
): void {
  declareField(made, "id", () => ID, { description: "Its id; keep it, the answer is found with it." });
  declareField(made, "recordId", () => ID, { description: "Id of the record." });
  declareField(made, "record", () => types.node, {
    description: "The record; empty where it may not be seen any more.",
    nullable: true,
  });
  declareField(made, "at", () => time, { description: "When it was handed in." });
  declareField(made, "status", () => status, { description: "What became of it." });
  declareField(made, "answer", () => String, { description: "The answer.", nullable: true });
  declareField(made, "answeredAt", () => time, { description: "When it was answered.", nullable: true });
}
