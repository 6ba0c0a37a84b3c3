/**
 * What it costs to answer over a planner what one process answers by itself: planning a document that is new, then joining and
 * completing the answers of two subgraphs. Both run in this process and have their records in memory, so that nothing else is measured.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type GraphQLSchemaModule } from "@apollo/subgraph/dist/schema-helper";
import { getOperationAST, parse } from "graphql";
import { openKeyring } from "../config/signingKeys";
import { composeSupergraph, publicSchema } from "../gateway";
import { createExecutor } from "../gateway/executor";
import { type OperationExecutor } from "../gateway/operations/operation";
import { ANONYMOUS_VIEWER, HubKeys } from "../policy";

/** Milliseconds, each the median of many. */
interface JoiningFigures {
  readonly records: number;
  /** In one process. */
  readonly direct: number;
  /** Over the planner: with a document that is new, and with one that is known. */
  readonly planned: number;
  readonly known: number;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n`;
const BIRDS = `type Bird @key(fields: "id") { id: ID! name: String! mate: Bird } type Query { birds(first: Int!): [Bird!]! }`;
const NESTS = `type Bird @key(fields: "id") { id: ID! nests: [Nest!]! } type Nest { place: String! height: Int }`;
const SELECTION = "{ id name nests { place height } mate { name nests { place } } }";

const SIZES = [1, 25, 200];
const TIMES = 40;

const bird = (id: string) => ({ __typename: "Bird", id, name: `Bird ${id}` });
const next = (id: string) => bird(String(Number(id) + 1));

function subgraphs() {
  const make = (name: string, sdl: string, resolvers: GraphQLSchemaModule["resolvers"]) => ({
    name,
    sdl: LINK + sdl,
    schema: buildSubgraphSchema({ typeDefs: parse(LINK + sdl), resolvers }),
  });
  return [
    make("birds", BIRDS, {
      Bird: { __resolveReference: ({ id }: { id: string }) => bird(id), mate: ({ id }: { id: string }) => next(id) },
      Query: {
        birds: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (_one, at) => bird(`${at}`)),
      },
    }),
    make("nests", NESTS, {
      Bird: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        nests: ({ id }: { id: string }) => [{ place: `tree ${id}`, height: 3 }, { place: `reed ${id}` }],
      },
    }),
  ];
}

/** The median time of answers, each to the document that `of` gives. */
async function median(executor: OperationExecutor, of: (at: number) => ReturnType<typeof parse>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    const document = of(at);
    const operation = getOperationAST(document);
    if (!operation) throw new Error("There is no operation.");
    const started = performance.now();
    const { errors } = await executor.execute({
      document,
      operation,
      variables: {},
      context: { viewer: ANONYMOUS_VIEWER },
    });
    if (errors) throw new Error(errors.join("\n"));
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other)[TIMES / 2] ?? 0;
}

async function measure(keys: HubKeys): Promise<JoiningFigures[]> {
  const both = subgraphs();
  const supergraph = composeSupergraph(both);
  const parts = { supergraph, publicSchema: publicSchema(supergraph, both), subgraphs: both, urls: {} };
  const common = { ...parts, keys, report: (error: unknown) => console.error(error) };
  const direct = createExecutor(common);
  const planned = createExecutor({ ...common, isFederated: true });
  const figures: JoiningFigures[] = [];
  for (const records of SIZES) {
    const fresh = (at: number) => parse(`query New${at} { birds(first: ${records}) ${SELECTION} }`);
    const known = fresh(0);
    figures.push({
      records,
      direct: await median(direct, () => known),
      planned: await median(planned, fresh),
      known: await median(planned, () => known),
    });
  }
  await Promise.all([direct.close(), planned.close()]);
  return figures;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string" } }, strict: false });
  const folder = await mkdtemp(join(tmpdir(), "liaison-bench-keys-"));
  try {
    const sizes = await measure(new HubKeys(await openKeyring(folder)));
    await writeFile(String(values.out), JSON.stringify({ sizes }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

void run();
