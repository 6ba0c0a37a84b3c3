/** Limits a request: counts its operation before it runs, measures its inputs, and weighs its answer. */
import { type ApolloServerPlugin, type GraphQLRequest, type GraphQLRequestContext } from "@apollo/server";
import { type FragmentDefinitionNode, GraphQLError, getVariableValues, Kind } from "graphql";
import { LiaisonError } from "../../domain/errors";
import { allowanceOf } from "../../policy";
import { publicError } from "../operations/errors";
import { refuseTooLong } from "./inputBounds";
import { factsOf } from "../http/requestFacts";
import { type RequestContext } from "../operations/requestContext";
import { answerSize } from "./answerSize";
import { operationCost } from "./operationCost";

/** Header with which a request asks what it costs; `"extensions": {"cost": true}` in its body asks the same. */
const COST_HEADER = "liaison-cost";

type Resolved = Pick<
  GraphQLRequestContext<RequestContext>,
  "schema" | "document" | "operation" | "request" | "contextValue" | "response"
>;

/** Refuses operations that cost more than the viewer’s allowance, and answers that are larger than it. */
export const keepingToAllowance: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation(context) {
        try {
          charge(context);
        } catch (error) {
          throw error instanceof LiaisonError ? refused(error) : error;
        }
      },
      async willSendResponse(context) {
        refuseLarge(context);
        tellCost(context);
      },
    };
  },
};

const allowanceIn = ({ viewer }: RequestContext) => allowanceOf(viewer);

function charge({ schema, document, operation, request, contextValue }: Resolved): void {
  if (!document || !operation) return;
  const inputs = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  // Whoever runs the operation says what is wrong with its variables.
  if (inputs.errors) return;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const cost = operationCost({ schema, operation, fragments, variables: inputs.coerced }, refuseTooLong);
  const facts = factsOf(contextValue);
  if (facts) facts.cost = cost;
  const limit = allowanceIn(contextValue).cost;
  if (cost <= limit) return;
  throw new LiaisonError(
    "COST_LIMIT_EXCEEDED",
    `The operation could cost ${cost} points, more than the limit of ${limit}; ask for fewer records at a time with first, for fewer lists within lists, or in several operations.`,
    { cost, limit },
  );
}

/** As Apollo Server answers what was not run: with 400. */
function refused(originalError: LiaisonError): GraphQLError {
  const { message, extensions } = publicError(new GraphQLError("", { originalError }), () => undefined);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}

function refuseLarge({ response, contextValue }: Resolved): void {
  if (response.body?.kind !== "single") return;
  const { data } = response.body.singleResult;
  const { bytes } = allowanceIn(contextValue);
  if (data === null || data === undefined || answerSize(data, bytes) <= bytes) return;
  const message = `The answer has more than ${bytes} bytes; ask for fewer records or fields at a time.`;
  const extensions = { code: "COST_LIMIT_EXCEEDED", limit: bytes };
  const facts = factsOf(contextValue);
  if (facts) facts.errorCodes = [extensions.code];
  response.body.singleResult = { data: null, errors: [{ message, extensions }] };
}

function tellCost({ request, response, contextValue }: Resolved): void {
  const cost = factsOf(contextValue)?.cost;
  if (cost === undefined || response.body?.kind !== "single" || !asksForCost(request)) return;
  const { singleResult } = response.body;
  singleResult.extensions = { ...singleResult.extensions, cost: { cost, limit: allowanceIn(contextValue).cost } };
}

const asksForCost = ({ extensions, http }: GraphQLRequest): boolean =>
  extensions?.cost === true || http?.headers.get(COST_HEADER) === "1";
