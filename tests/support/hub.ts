/** The whole API over the real dataset, as tests ask it. */
import { join } from "node:path";
import { getOperationAST, type GraphQLSchema, parse, validate } from "graphql";
import { publicSchema } from "../../gateway/operations/compose";
import { formatError } from "../../gateway/operations/errors";
import { type RequestContext } from "../../gateway/operations/requestContext";
import { createExecutor } from "../../gateway/executor";
import { openAnalysis } from "../../analysis";
import { ANONYMOUS_VIEWER, signAccessToken, type Viewer } from "../../policy";
import { memoised } from "../../domain/memoised";
import type { Store } from "../../store/port";
import { createContext, type Subgraph } from "../../subgraphs";
import { composed } from "./composed";
import { testKeys } from "./viewers";
import { isFederatedRun } from "./way";

// Answers are read freely in tests; a wrong shape fails the expectation.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any;

export interface Answer {
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  /** Statements sent to Neo4j for this operation. */
  readonly statements: number;
}

export interface Hub {
  readonly subgraphs: readonly Subgraph[];
  /** The API as clients see it. */
  readonly schema: GraphQLSchema;
  /** What the hub asks with: anonymous unless told otherwise. Confidential reads are noted for it. */
  contextOf(viewer: Viewer): RequestContext;
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Answer>;
  close(): Promise<void>;
}

const made = new Map<boolean, ReturnType<typeof plan>>();

/** What hubs over different stores have in common; made once for a test file, because that takes seconds. */
function planned(isFederated: boolean): ReturnType<typeof plan> {
  const known = made.get(isFederated) ?? plan(isFederated);
  made.set(isFederated, known);
  return known;
}

async function plan(isFederated: boolean) {
  const { subgraphs, supergraph } = await composed();
  const keys = await testKeys();
  const schema = publicSchema(supergraph, subgraphs);
  const report = (error: unknown): void => console.error(error);
  const parts = { supergraph, publicSchema: schema, subgraphs, urls: {}, keys, report };
  const executor = createExecutor({ ...parts, isFederated });
  return { subgraphs, keys, schema, executor };
}

/** Puts the API over a store, all subgraphs in this process. */
export async function openHub(store: Store, { isFederated = isFederatedRun } = {}): Promise<Hub> {
  const { subgraphs, keys, schema, executor } = await planned(isFederated);
  const sign = (grant: Parameters<typeof signAccessToken>[1]["grant"], id: string, issuedAt: number) =>
    signAccessToken(keys, { grant, id, issuedAt });
  const analysis = openAnalysis({
    execArgv: ["-r", join(__dirname, "register.js")],
  });
  const contextOf = (viewer: Viewer) => {
    const { subject, tokenId, org } = viewer;
    const note = (records: readonly string[]) =>
      store.access.note({ kind: "CONFIDENTIAL_READ", subject, tokenId, org, records });
    return createContext(viewer, {
      access: { store: store.access, sign },
      writer: store.writer,
      cursors: store.cursors,
      analysis,
      renew: async (same: Viewer) => same,
      journalHead: () => store.journalHead(),
      readerFor: ({ viewpoint }) => store.reader(viewpoint, note),
    });
  };
  // As a server would: who asks the same again does not have it parsed, validated and planned again.
  const prepared = memoised((query: string) => {
    const document = parse(query);
    return { document, problems: validate(schema, document) };
  });
  return {
    subgraphs,
    schema,
    contextOf,
    async ask(query, variables = {}, viewer = ANONYMOUS_VIEWER) {
      const { document, problems } = prepared(query);
      if (problems.length > 0) return { data: null, errors: problems, statements: 0 };
      const operation = getOperationAST(document);
      if (!operation) throw new Error("The document holds no single operation.");
      const before = store.statistics().statements;
      const result = await executor.execute({
        document,
        operation,
        variables,
        context: contextOf(viewer),
      });
      return {
        data: result.data,
        errors: (result.errors ?? []).map((error) => formatError(error.toJSON(), error)),
        statements: store.statistics().statements - before,
      };
    },
    async close() {
      await analysis.close();
      await store.close();
    },
  };
}
