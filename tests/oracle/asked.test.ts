/** What subgraphs are asked is valid for them, whatever the operation: those that run as processes refuse anything else. */
import { QueryPlanner, type PlanNode } from "@graphql-hive/router-query-planner";
import fc from "fast-check";
import { getOperationAST, OperationTypeNode, parse, validate } from "graphql";
import { ANONYMOUS_VIEWER } from "../../policy";
import { composeSupergraph, publicSchema } from "../../gateway";
import { documentOf } from "../../gateway/federation/fetches";
import { Plans } from "../../gateway/federation/plans";
import { rootFields, rootToExecute } from "../../gateway/operations/operation";
import { aviary } from "./aviary";
import { drawWith } from "./drawing/draw";
import { drawOperation } from "./drawing/operations";
import { CASES, SEED } from "./settings";

type Asking = Extract<PlanNode, { kind: "Fetch" | "BatchFetch" }>;

function askingIn(node: PlanNode): readonly Asking[] {
  if (node.kind === "Sequence" || node.kind === "Parallel") return node.nodes.flatMap(askingIn);
  if (node.kind === "Flatten") return askingIn(node.node);
  return node.kind === "Fetch" || node.kind === "BatchFetch" ? [node] : [];
}

const subgraphs = aviary();
const supergraph = composeSupergraph(subgraphs);
const schema = publicSchema(supergraph, subgraphs);
const plans = new Plans(new QueryPlanner(supergraph.sdl));

/** What subgraphs find wrong with what they are asked for a query. */
async function problemsOf(query: string, variables: Readonly<Record<string, unknown>>): Promise<string[]> {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document holds no single operation.");
  const asked = { document, operation, variables, context: { viewer: ANONYMOUS_VIEWER } };
  const root = rootToExecute(asked, schema);
  if ("errors" in root) return [];
  const fields = rootFields(asked, root).filter(([node]) => !node?.name.value.startsWith("__"));
  if (fields.length === 0) return [];
  const nodes = await Promise.all(plans.of(asked, root, fields).map(({ plan }) => plan));
  return nodes.flatMap(askingIn).flatMap((node) => {
    const subgraph = subgraphs.find(({ name }) => name === node.serviceName);
    if (!subgraph) throw new Error(`There is no subgraph ${node.serviceName}.`);
    return validate(subgraph.schema, documentOf(node)).map(({ message }) => `${subgraph.name}: ${message}`);
  });
}

it(`${CASES} drawn queries ask subgraphs only what is valid for them`, async () => {
  const property = fc.asyncProperty(fc.gen(), async (generate) => {
    const drawn = drawOperation({ schema, depth: 4 }, OperationTypeNode.QUERY, drawWith(generate));
    const problems = await problemsOf(drawn.query, drawn.variables);
    if (problems.length > 0) throw new Error([drawn.query, ...problems].join("\n"));
  });
  await fc.assert(property, { numRuns: CASES, seed: SEED, endOnFailure: true });
});
