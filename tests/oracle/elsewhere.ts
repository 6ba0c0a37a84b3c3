/** The subgraphs of the aviary as processes of their own, and as if they were away. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { type ApolloGraphQLObjectTypeExtensions } from "@apollo/subgraph/dist/schemaExtensions";
import { isObjectType } from "graphql";
import { LiaisonError } from "../../domain/errors";
import { type Subgraph } from "../../gateway";

/** Nobody listens there. */
export const NOWHERE = "http://127.0.0.1:9/graphql";

export interface Elsewhere {
  readonly urls: Readonly<Record<string, string>>;
  stop(): void;
}

/** Starts a process for each subgraph; resolves once all of them answer. */
export async function startElsewhere(names: readonly string[]): Promise<Elsewhere> {
  const started = names.map((name) => [name, start(name)] as const);
  const urls = await Promise.all(started.map(async ([name, child]) => [name, await addressOf(child)] as const));
  return { urls: Object.fromEntries(urls), stop: () => started.forEach(([, child]) => child.kill()) };
}

function start(name: string): ChildProcess {
  const register = join(__dirname, "..", "support", "register.js");
  return spawn(process.execPath, ["-r", register, join(__dirname, "serve.ts"), name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("exit", (code) => reject(new Error(`A subgraph has ended with ${code}.`)));
  });

/** A subgraph none of whose objects and root fields can be had, as a gateway sees it that cannot reach it. */
export function unreachable(subgraph: Subgraph): Subgraph {
  const message = `The part of the hub that knows ${subgraph.name} does not answer at the moment; try again shortly.`;
  const fail = (): never => {
    throw new LiaisonError("UNAVAILABLE", message);
  };
  for (const root of [subgraph.schema.getQueryType(), subgraph.schema.getMutationType()].filter(isObjectType))
    for (const field of Object.values(root.getFields())) if (!field.name.startsWith("_service")) field.resolve = fail;
  for (const type of Object.values(subgraph.schema.getTypeMap())) {
    const { apollo } = type.extensions as ApolloGraphQLObjectTypeExtensions;
    if (apollo?.subgraph?.resolveReference) apollo.subgraph.resolveReference = fail;
  }
  return subgraph;
}
