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
import { GraphQLError, type GraphQLSchema } from "graphql";
import { noteRefusals, type NoteRefusal, settledErrors } from "../operations/answers";
import { type Supergraph } from "../operations/compose";
import { countingReports } from "./countingReports";
import { keepingToAllowance } from "../cost/plugin";
import { formatError, publicError, type ReportUnexpected } from "../operations/errors";
import { isTooDeep, LIMIT_RULES, limitError, LIMITS } from "../limits";
import { type OperationExecutor } from "../operations/operation";
import { type RequestContext } from "../operations/requestContext";
import { settlingOperationName } from "./operationName";
import { type Rates } from "../clients/rates";
import { factsOf } from "../http/requestFacts";

/** Codes of answers without data for which a client may try again, and after how many seconds. */
const LATER = [
  { code: "UNAVAILABLE", status: 503, seconds: "5" },
  { code: "RATE_LIMITED", status: 429, seconds: "60" },
] as const;

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
} as const satisfies Partial<ApolloServerOptions<RequestContext>>;

/** What Apollo Server needs for the gateway: it parses, validates, limits and formats around the executor. */
export interface GatewayParts {
  readonly supergraph: Supergraph;
  readonly publicSchema: GraphQLSchema;
  readonly executor: OperationExecutor;
  readonly report: ReportUnexpected;
  readonly noteRefusal: NoteRefusal;
  readonly rates: Rates;
}

/** The GraphQL server of the gateway, started. */
export async function startGatewayServer(parts: GatewayParts): Promise<ApolloServer<RequestContext>> {
  const { supergraph, publicSchema, executor, report, noteRefusal, rates } = parts;
  const server = new ApolloServer<RequestContext>({
    ...COMMON,
    gateway: {
      onSchemaLoadOrUpdate(tell) {
        tell({ apiSchema: publicSchema, coreSupergraphSdl: supergraph.sdl });
        return () => undefined;
      },
      async load() {
        return {
          async executor({ document, operation, request, context }) {
            const variables = request.variables ?? {};
            return executor.execute({ document, operation, variables, context: context as RequestContext });
          },
        };
      },
      stop: () => executor.close(),
    },
    hideSchemaDetailsFromClientErrors: true,
    validationRules: [...LIMIT_RULES],
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.selections,
    plugins: pluginsFor(report, [
      refuseDeepVariables,
      keepingToAllowance,
      countingReports(rates),
      notingRefusals(noteRefusal),
    ]),
  });
  await server.start();
  return server;
}

/** The GraphQL server of one subgraph, started. Its documents come from the planner, so they are not limited. */
export async function startSubgraphServer(
  schema: GraphQLSchema,
  report: ReportUnexpected,
): Promise<ApolloServer<RequestContext>> {
  const server = new ApolloServer<RequestContext>({ ...COMMON, schema, plugins: pluginsFor(report, []) });
  await server.start();
  return server;
}

function pluginsFor(
  report: ReportUnexpected,
  more: readonly ApolloServerPlugin<RequestContext>[],
): ApolloServerPlugin<RequestContext>[] {
  return [
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    observing(report),
    settlingOperationName,
    ...more,
  ];
}

/** Notes what the log and the metrics need, and names the request in errors nobody expected. */
function observing(report: ReportUnexpected): ApolloServerPlugin<RequestContext> {
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

function finish({ response, contextValue }: GraphQLRequestContext<RequestContext>): void {
  if (response.body?.kind !== "single") return;
  const { data, errors: given } = response.body.singleResult;
  if (!given) return;
  const errors = settledErrors(given, factsOf(contextValue));
  response.body.singleResult.errors = errors;
  const later = LATER.find(({ code }) => errors.some(({ extensions }) => extensions?.code === code));
  if (data != null || !later || !response.http) return;
  response.http.status = later.status;
  const stated = errors.map(({ extensions }) => extensions?.retryAfter).find((seconds) => typeof seconds === "number");
  response.http.headers.set("retry-after", stated === undefined ? later.seconds : String(stated));
}

function notingRefusals(noteRefusal: NoteRefusal): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single") return;
          await noteRefusals(response.body.singleResult.errors ?? [], factsOf(contextValue), noteRefusal);
        },
      };
    },
  };
}

const refuseDeepVariables: ApolloServerPlugin<RequestContext> = {
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
