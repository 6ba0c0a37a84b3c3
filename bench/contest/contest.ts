/** All contestants over one copy of a loaded database, on one Neo4j: the one of the hub. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";
import { Asker, type Answer } from "./asking";
import { answerOf } from "./contestants/statement";
import { driverOver, processOf } from "./contestants/neo4j";
import type { Loaded } from "../generated/load";
import type { Operation, Way } from "./operations";
import { PROBED, startContestant, startServer, type Probe, type Probed, type Server } from "../server";

/** The contestants: four over HTTP, and the statement in the process that asks. */
export const ENTRANTS = ["hub", "plain", "peer", "statement", "inProcess"] as const;
/** Name of a contestant. */
export type EntrantName = (typeof ENTRANTS)[number];

/** A contestant. */
export interface Entrant {
  readonly name: EntrantName;
  ask(operation: Operation, at: number): Promise<Answer>;
  /** None in the process that asks. */
  readonly probe?: Probe;
}

/** All contestants, started and ready; `end` stops them and deletes the copy of the database. */
export interface Contest {
  readonly entrants: readonly Entrant[];
  readonly hub: Server;
  /** The process of Neo4j. */
  readonly neo4j: number;
  /** Asks the hub something that it answers alone. */
  readonly idle: () => Promise<Answer>;
  end(): Promise<void>;
}

const FILES = { plain: "plain.ts", peer: "peer.ts", statement: "statement.ts" } as const;
/** Answered by the server alone. */
const IDLE = JSON.stringify({ query: "{ __typename }", variables: {} });

/** With whose permissions the hub is asked, and with which arguments its process is started. */
export interface ContestOptions {
  /** The organisation as whose member the hub is asked; anyone otherwise. */
  readonly member?: string;
  readonly nodeArguments?: readonly string[];
}

/** Opens all contestants on a copy of the database, so that the original stays unchanged. */
export async function openContest(loaded: Loaded, { member, nodeArguments = [] }: ContestOptions): Promise<Contest> {
  const dataDir = await mkdtemp(join(tmpdir(), "liaison-contest-"));
  const closing: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const end = async (): Promise<void> => {
    for (const close of closing.reverse()) await close();
  };
  try {
    await cp(loaded.dataDir, dataDir, { recursive: true });
    const copy = { dataDir, dataset: loaded.dataset };
    const hub = await startServer(copy, [...nodeArguments, ...PROBED]);
    closing.push(() => hub.stop());
    const token = member === undefined ? undefined : hub.token("member", member);
    const entrants: Entrant[] = [overHttp("hub", { ...hub, url: `${hub.url}/graphql` }, token)];
    for (const way of ["plain", "peer", "statement"] as const) {
      if (member !== undefined && way === "plain") continue;
      const contestant = await startContestant(join(__dirname, "contestants", FILES[way]), copy);
      closing.push(() => contestant.stop());
      entrants.push(overHttp(way, contestant));
    }
    const driver = await driverOver(dataDir);
    closing.push(() => driver.close());
    entrants.push(inProcess(driver));
    const idle = new Asker(`${hub.url}/graphql`);
    return { entrants, hub, neo4j: await processOf(dataDir), idle: () => idle.ask(IDLE), end };
  } catch (error) {
    await end();
    throw error;
  }
}

function overHttp(name: Way, { url, probe }: Pick<Probed, "url" | "probe">, token?: string): Entrant {
  const asker = new Asker(url, token);
  return { name, probe, ask: (operation, at) => asker.ask(bodyFor(name, operation, at)) };
}

function bodyFor(way: Way, operation: Operation, at: number): string {
  const variables = way === "hub" || way === "plain" ? operation.variables(at) : operation.peerVariables(at);
  if (way === "statement") return JSON.stringify({ statement: operation.statement, variables });
  return JSON.stringify({ query: way === "peer" ? operation.peerQuery : operation.query, variables });
}

function inProcess(driver: Driver): Entrant {
  return {
    name: "inProcess",
    async ask(operation, at) {
      const began = performance.now();
      const { statement } = operation;
      const data = await answerOf(driver, { statement, variables: operation.peerVariables(at) });
      return { time: performance.now() - began, text: JSON.stringify({ data }) };
    },
  };
}
