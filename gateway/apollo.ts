import {
  ApolloServer,
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
} from "@apollo/server";
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { Viewer } from "../policy";
import { type Supergraph } from "./compose";
import { formatError, publicError } from "./errors";
import { isTooDeep, LIMIT_RULES, limitError, LIMITS } from "./limits";
import { type FederatedExecutor } from "./plan";
import { factsOf } from "./requestFacts";
import { type ReportUnexpected } from "./transports";

/** Seconds after which a client may try again. */
const RETRY_AFTER = "5";

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What both kinds of server share; nothing is read from APOLLO_ variables. */
const COMMON = {
  introspection: true,
  nodeEnv: "production",
  allowBatchedHttpRequests: false,
  includeStacktraceInErrorResponses: false,
  persistedQueries: false,
  stopOnTerminationSignals: false,
  logger: SILENT,
  formatError,
} as const satisfies Partial<ApolloServerOptions<object>>;

/** Hosts the executor: parses, validates, limits and formats around it. */
export interface GatewayParts {
  readonly supergraph: Supergraph;
  readonly publicSchema: GraphQLSchema;
  readonly executor: FederatedExecutor;
  readonly report: ReportUnexpected;
  readonly noteRefusal: NoteRefusal;
}

/** Notes which fields were refused to someone with a token. */
export type NoteRefusal = (viewer: Viewer, fields: readonly string[]) => Promise<void>;

/** The GraphQL server of the gateway, started. */
export async function startGatewayServer(parts: GatewayParts): Promise<ApolloServer<object>> {
  const { supergraph, publicSchema, executor, report, noteRefusal } = parts;
  const server = new ApolloServer<object>({
    ...COMMON,
    gateway: {
      onSchemaLoadOrUpdate(tell) {
        tell({ apiSchema: publicSchema, coreSupergraphSdl: supergraph.sdl });
        return () => undefined;
      },
      async load() {
        return {
          executor: ({ document, operation, request, context }) =>
            executor.execute({ document, operation, variables: request.variables ?? {}, context: context as object }),
        };
      },
      stop: () => executor.close(),
    },
    hideSchemaDetailsFromClientErrors: true,
    validationRules: [...LIMIT_RULES],
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.selections,
    plugins: pluginsFor(report, [refuseDeepVariables, notingRefusals(noteRefusal)]),
  });
  await server.start();
  return server;
}

/** The GraphQL server of one subgraph, started. Its documents come from the planner, so they are not limited. */
export async function startSubgraphServer(
  schema: GraphQLSchema,
  report: ReportUnexpected,
): Promise<ApolloServer<object>> {
  const server = new ApolloServer<object>({ ...COMMON, schema, plugins: pluginsFor(report, []) });
  await server.start();
  return server;
}

function pluginsFor(
  report: ReportUnexpected,
  more: readonly ApolloServerPlugin<object>[],
): ApolloServerPlugin<object>[] {
  return [
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    observing(report),
    ...more,
  ];
}

/** Notes what the log and the metrics need, and names the request in errors nobody expected. */
function observing(report: ReportUnexpected): ApolloServerPlugin<object> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operation }) {
          const facts = factsOf(contextValue);
          if (facts && operation) facts.operationType = operation.operation;
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) publicError(error, (cause) => report(cause, contextValue));
        },
        async willSendResponse(context) {
          finish(context);
        },
      };
    },
  };
}

function finish({ response, contextValue }: GraphQLRequestContext<object>): void {
  if (response.body?.kind !== "single") return;
  const { data } = response.body.singleResult;
  if (!response.body.singleResult.errors) return;
  const errors = oneRefusalPerField(response.body.singleResult.errors);
  response.body.singleResult.errors = errors;
  const facts = factsOf(contextValue);
  const codes = errors.map((error) => String(error.extensions?.code));
  if (facts) facts.errorCodes = [...new Set(codes)];
  for (const { extensions } of errors) {
    if (extensions?.code === "INTERNAL_SERVER_ERROR") extensions.requestId = facts?.requestId;
  }
  if (data !== null || !codes.includes("UNAVAILABLE") || !response.http) return;
  response.http.status = 503;
  response.http.headers.set("retry-after", RETRY_AFTER);
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

/** What was refused to whom is in the audit before the answer is sent; refusals of people without a token are figures only. */
function notingRefusals(noteRefusal: NoteRefusal): ApolloServerPlugin<object> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          const viewer = factsOf(contextValue)?.viewer;
          if (!viewer?.tokenId || response.body.kind !== "single") return;
          const refused = (response.body.singleResult.errors ?? []).filter(
            ({ extensions }) => extensions?.code === "FORBIDDEN",
          );
          if (refused.length === 0) return;
          await noteRefusal(viewer, [...new Set(refused.map(({ extensions }) => extensions?.field as string))].sort());
        },
      };
    },
  };
}

const refuseDeepVariables: ApolloServerPlugin<object> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request }) {
        if (!isTooDeep(request.variables)) return;
        const { message, extensions } = limitError(`inputs nested deeper than ${LIMITS.inputDepth} levels`);
        throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
      },
    };
  },
};
