import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { maxDirectivesRule } from "@escape.tech/graphql-armor-max-directives";
import { type ASTVisitor, GraphQLError, type ValidationContext, type ValidationRule } from "graphql";

/** How much one request may ask for. */
export const LIMITS = {
  /** Bytes of a request body, after decompression. */
  bodyBytes: 1_048_576,
  /** Lexical tokens of a document. */
  tokens: 2_000,
  /** Levels of nesting, fragments opened. */
  depth: 15,
  aliases: 30,
  directives: 50,
  /** Problems of a document that are told of. */
  problems: 5,
  /** Fields of a document once all fragments are opened. */
  selections: 5_000,
  /** Levels of nesting within one input, in the document or in variables. */
  inputDepth: 24,
  /** Fields of an operation once those of interfaces are written for each type. */
  planned: 50_000,
} as const;

/** How much may be open at once, and how open streams are watched. */
export const STREAM_LIMITS = {
  /** Open subscriptions of a process. */
  perProcess: 1_000,
  /** Of one client among them. */
  perClient: 100,
  /** Open sockets of a process, with or without subscriptions. */
  sockets: 1_000,
  /** From one network among them. */
  socketsPerNetwork: 100,
  /** Open subscriptions of one socket. */
  perSocket: 20,
  /** Milliseconds between two signs of life. */
  heartBeat: 15_000,
  /** Milliseconds a client may leave unread what was sent to it. */
  unread: 60_000,
  /** Bytes that may wait for a client that asks more than it reads. */
  unsentBytes: 1_048_576,
} as const;

/** The one client that stands for all senders of whom nothing is known. */
export const UNKNOWN_CLIENT = "unknown";

/** Limits of a server’s open streams; STREAM_LIMITS gives the defaults. */
export type StreamLimits = { readonly [Name in keyof typeof STREAM_LIMITS]: number };

/** Validation rules that refuse what is too large, with COST_LIMIT_EXCEEDED; they report and never throw. */
export const LIMIT_RULES: readonly ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ...refusal(`nested deeper than ${LIMITS.depth} levels`) }),
  // Left to itself the rule does not count aliases of __typename.
  maxAliasesRule({ n: LIMITS.aliases, allowList: [], ...refusal(`more than ${LIMITS.aliases} aliases`) }),
  maxInputDepth,
  maxDirectivesRule({ n: LIMITS.directives, ...refusal(`more than ${LIMITS.directives} directives`) }),
];

/** Inputs written in the document are as deep as those in variables at most. */
function maxInputDepth(context: ValidationContext): ASTVisitor {
  let depth = 0;
  const enter = () => {
    depth += 1;
    if (depth === LIMITS.inputDepth + 1)
      context.reportError(limitError(`inputs nested deeper than ${LIMITS.inputDepth} levels`));
  };
  const leave = () => void (depth -= 1);
  return { ObjectValue: { enter, leave }, ListValue: { enter, leave } };
}

/** True when a JSON value is nested deeper than variables may be; needs no stack of its own. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.inputDepth) return true;
    level = level.flatMap((item): unknown[] => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return false;
}

/** The error for a request beyond a limit. */
export function limitError(what: string): GraphQLError {
  const message = `The operation has ${what}; ask for less at once.`;
  return new GraphQLError(message, { extensions: { code: "COST_LIMIT_EXCEEDED" } });
}

/** graphql-armor throws by default, which Apollo Server answers with 500. */
function refusal(what: string) {
  const text = what.startsWith("nested") ? `fields ${what}` : what;
  return {
    propagateOnRejection: false,
    exposeLimits: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(limitError(text))],
  };
}
