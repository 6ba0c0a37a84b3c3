/**
 * What a hub does only once, it does before anyone asks. The first operation puts the schemas together, which takes most of a second, so one
 * is answered before the hub is ready. Neo4j plans a statement when it is sent for the first time, which takes longer than most answers, so
 * what the explorer asks of a record is asked once after the start, in the background.
 */
import { getOperationAST, type GraphQLSchema, parse, validate } from "graphql";
import { LiaisonError } from "../../domain/errors";
import { NO_LIMITS, type RequestLimits } from "../../domain/requestLimits";
import { ANONYMOUS_VIEWER } from "../../policy";
import { type OperationExecutor } from "../operations/operation";
import { type CreateContext, openContext } from "../operations/requestContext";

/** Sends an operation without a token; resolves to its data. */
export type AskAsAnyone = (
  query: string,
  variables: Record<string, unknown>,
  limits: RequestLimits,
) => Promise<unknown>;

/** Reads next to nothing, and goes to a subgraph. */
const REHEARSED = "{ states(first: 1) { totalCount } }";

/** What stands for the id of a request where the hub asks itself. */
const REQUEST_ID = "hub-start";

/** Asks what the schema has, and nothing else. */
export const asAnyone =
  (schema: GraphQLSchema, executor: OperationExecutor, createContext: CreateContext): AskAsAnyone =>
  async (query, variables, limits) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation || validate(schema, document).length > 0) return null;
    const facts = { requestId: REQUEST_ID, viewer: ANONYMOUS_VIEWER };
    const context = await openContext(createContext, facts, limits);
    const result: { data?: unknown } = await executor.execute({ document, operation, variables, context });
    return result.data;
  };

/** Asks once and ignores errors; those who ask later will see them. */
export async function rehearse(ask: AskAsAnyone): Promise<void> {
  await ask(REHEARSED, {}, NO_LIMITS);
}

/** The warm-up that runs in the background. */
export interface WarmUp {
  /** Resolves when all has been answered, or it was stopped; never rejects. */
  readonly ended: Promise<void>;
  /** Asks nothing more, and ends what runs in Neo4j for it; what is worked out for all who ask the same is not waited for. */
  stop(): void;
}

/** Takes a single place among those who bring new kinds of question, like any client. */
const CLIENT = "the hub, after its start";

/** One record of each kind whose card the explorer shows most. Where there is none, there is nothing to wait for. */
const EXAMPLES =
  "{ Npm: npms(first: 1) { nodes { id } } Cso: csos(first: 1) { nodes { id } } State: states(first: 1) { nodes { id } } Network: networks(first: 1) { nodes { id } } }";

/** Newest first, as the explorer lists them; a statement is the same for every selection and every page size. */
const BY_ATTESTATION = "LAST_ATTESTED FROM";
const OF_ACTOR = {
  collaborations: BY_ATTESTATION,
  meetings: "FROM",
  visits: "FROM",
  projects: "FROM",
  documents: "DATE",
  documentsAbout: "DATE",
};
const MEMBERSHIPS = { memberships: BY_ATTESTATION };
const OF_NPM = { ...MEMBERSHIPS, chairTerms: "YEAR FROM", advisoryBodies: "ESTABLISHED_YEAR" };

/** Lists of a card, each with what it is ordered by. */
const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Npm: { ...OF_ACTOR, ...OF_NPM },
  Cso: { ...OF_ACTOR, ...MEMBERSHIPS },
  State: {
    npms: "",
    csos: "",
    collaborations: BY_ATTESTATION,
    meetings: "FROM",
    visits: "FROM",
    documents: "DATE",
  },
  Network: { ...OF_ACTOR, chairTerms: "YEAR FROM", workingGroups: "CREATED" },
};

/** The NPMs of a state without a count of them. */
const ACTING = "acting: npms(first: 1) { nodes { id } }";
const ROW = "confidence sources { id } provenance { field }";

function listOf(name: string, order: string): string {
  const by =
    order === ""
      ? ""
      : `, orderBy: [${order
          .split(" ")
          .map((field) => `{ field: ${field}, direction: DESC }`)
          .join(", ")}]`;
  const coverage = name === "collaborations" ? "coverage { records }" : "";
  return `${name}(first: 1${by}) { totalCount ${coverage} nodes { id sources { id } } }`;
}

const listsOf = (kind: string): string =>
  Object.entries(LISTS[kind] ?? {})
    .map(([name, order]) => listOf(name, order))
    .join(" ");

/** What is asked of an example: what its card shows of it, its lists, and of a state those of its NPMs. */
const questionsOf = (kind: string): readonly string[] => [
  `query ($id: ID!) { node(id: $id) { ... on ${kind} { ${ROW} ${kind === "State" ? `gaps { status } ${ACTING}` : ""} } } }`,
  `query ($id: ID!) { node(id: $id) { ... on ${kind} { ${listsOf(kind)} ${kind === "State" ? ACTING : ""} } } }`,
];

/** Starts the warm-up and ignores its errors; those who ask later will see them. */
export function warmUp(ask: AskAsAnyone): WarmUp {
  const ending = new AbortController();
  const { signal } = ending;
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  return {
    ended: Promise.race([askAll(ask, signal).catch(() => undefined), stopped]),
    stop: () => ending.abort(new LiaisonError("UNAVAILABLE", "The hub is stopping.")),
  };
}

async function askAll(ask: AskAsAnyone, signal: AbortSignal): Promise<void> {
  const limits = { client: CLIENT, signal };
  const examples = (await ask(EXAMPLES, {}, limits)) as Readonly<
    Record<string, { nodes: readonly { id: string }[] } | null>
  > | null;
  for (const [kind, list] of Object.entries(examples ?? {})) {
    const id = list?.nodes[0]?.id;
    for (const question of id === undefined ? [] : questionsOf(kind)) {
      signal.throwIfAborted();
      await ask(question, { id }, limits);
    }
  }
}
