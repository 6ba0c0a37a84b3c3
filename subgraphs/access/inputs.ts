/** Inputs of the mutations about tokens. */
import { argument, input, type GivenFor } from "../schema/descriptors";

/** Input of `issueToken`. */
export const ISSUE = input(
  "IssueTokenInput",
  "A token to issue; it is no broader than your own and does not outlive it.",
  {
    subject: argument("String!", "Who will hold it, such as a service or a function; not a person’s name."),
    purpose: argument("String!", "What it is for; you and its holder can see it."),
    scopes: argument("[String!]!", "What it may do, such as network:read; only scopes that you have yourself."),
    organisation: argument("ID", "Organisation it acts for: your own, or none."),
    networks: argument("[ID!]", "Networks whose PARTNERS records it opens; only networks that your own token names."),
    countries: argument("[ID!]", "Ids of states it is narrowed to."),
    operations: argument("[String!]", "Root fields it is limited to, such as collaborations."),
    days: argument("Int", "Days until it ends, 1 to 366; 30 by default."),
    idempotencyKey: argument("String", "Repeating the mutation with the same key returns the same token."),
  },
);
/** What resolvers get for `ISSUE`. */
export type IssueTokenInput = GivenFor<typeof ISSUE>;

/** Input of `revokeToken`. */
export const REVOKE = input("RevokeTokenInput", "A token to revoke; it ends within five seconds everywhere.", {
  id: argument("ID!", "Id of the token."),
  reason: argument("String", "Why; stored in the audit."),
});
/** What resolvers get for `REVOKE`. */
export type RevokeTokenInput = GivenFor<typeof REVOKE>;

/** Input of the mutation that grants access in an emergency. */
export const BREAK_GLASS = input(
  "BreakGlassInput",
  "Access in an emergency to what one organisation sees; every use is in the audit and shown to that organisation.",
  {
    organisation: argument("ID!", "The organisation."),
    reason: argument("String!", "Why it is needed; the organisation can see it."),
    minutes: argument("Int", "Minutes until it ends, 1 to 60; 15 by default."),
  },
);
/** What resolvers get for `BREAK_GLASS`. */
export type BreakGlassInput = GivenFor<typeof BREAK_GLASS>;
