/** Inputs of the mutations. */
import { ID, Int } from "type-graphql";
import { declareFields, declareInput, type FieldRow, type TypeClass } from "../shared/declare";

/** What `issueToken` is asked for. */
export interface IssueTokenInput {
  readonly subject: string;
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly organisation?: string | null;
  readonly networks?: readonly string[] | null;
  readonly countries?: readonly string[] | null;
  readonly operations?: readonly string[] | null;
  readonly days?: number | null;
  readonly idempotencyKey?: string | null;
}

export interface RevokeTokenInput {
  readonly id: string;
  readonly reason?: string | null;
}

export interface BreakGlassInput {
  readonly organisation: string;
  readonly reason: string;
  readonly minutes?: number | null;
}

const inputOf = (name: string, description: string, fields: readonly FieldRow[]): TypeClass =>
  declareFields(declareInput(name, description), fields);

/** The inputs of one schema. */
export const declareInputs = () => ({
  issue: inputOf("IssueTokenInput", "A token to issue; it is nowhere broader than your own and does not outlive it.", [
    ["subject", () => String, "Who will hold it, such as a service or a function; no person’s name."],
    ["purpose", () => String, "What it is for; its holder and you are shown it."],
    ["scopes", () => String, "What it may do, such as network:read; a part of your own scopes.", "list"],
    ["organisation", () => ID, "Organisation it acts for: your own, or none.", "null"],
    ["networks", () => ID, "Networks whose PARTNERS records it opens; a part of your own.", "list?"],
    ["countries", () => ID, "Ids of states it is narrowed to.", "list?"],
    ["operations", () => String, "Root fields it is limited to, such as collaborations.", "list?"],
    ["days", () => Int, "Days until it ends, 1 to 366; 30 by default.", "null"],
    ["idempotencyKey", () => String, "A repetition with the same key gives the same token again.", "null"],
  ]),
  revoke: inputOf("RevokeTokenInput", "A token to revoke; it ends within five seconds everywhere.", [
    ["id", () => ID, "Id of the token."],
    ["reason", () => String, "Why; it is kept in the audit.", "null"],
  ]),
  breakGlass: inputOf(
    "BreakGlassInput",
    "Access in an emergency to what one organisation sees; every use is in the audit and shown to that organisation.",
    [
      ["organisation", () => ID, "The organisation."],
      ["reason", () => String, "Why it is needed; the organisation is shown it."],
      ["minutes", () => Int, "Minutes until it ends, 1 to 60; 15 by default.", "null"],
    ],
  ),
});
