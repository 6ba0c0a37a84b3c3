/** A Neo4j at one address and with one password, as an operator runs one for a hub; it can be killed and started again. */
import neo4j from "neo4j-driver";
import { launchEmbedded, type EmbeddedNeo4j } from "../../../store/embedded/launch";
import { BoltProxy } from "./boltProxy";

const PASSWORD = "of-the-tests-only";

export class SteadyNeo4j {
  #running: EmbeddedNeo4j | null = null;

  private constructor(
    private readonly dataDir: string,
    private readonly proxy: BoltProxy,
  ) {}

  /** Starts one on a folder; the folder stays good for a hub’s own Neo4j. */
  static async open(dataDir: string): Promise<SteadyNeo4j> {
    const steady = new SteadyNeo4j(dataDir, await BoltProxy.open(null));
    await steady.start();
    return steady;
  }

  /** How to reach it. */
  get connection(): { uri: string; user: string; password: string; database: string } {
    return { uri: this.proxy.uri, user: "neo4j", password: PASSWORD, database: "neo4j" };
  }

  /** The same as settings of a hub. */
  get settings(): Record<string, string> {
    return { NEO4J_URI: this.proxy.uri, NEO4J_PASSWORD: PASSWORD };
  }

  async start(): Promise<void> {
    this.#running = await launchEmbedded({ dataDir: this.dataDir, report: () => undefined });
    await steady(this.#running);
    this.proxy.target = Number(new URL(this.#running.uri).port);
  }

  /** kill -9, and waits until it is gone. */
  async kill(): Promise<void> {
    if (!this.#running) throw new Error("There is no Neo4j that could be killed.");
    process.kill(this.#running.pid, "SIGKILL");
    await this.#running.ended;
    this.#running = null;
    this.proxy.cut();
  }

  /** Ends it in an orderly way, with its address. */
  async close(): Promise<void> {
    await this.#running?.stop();
    this.#running = null;
    await this.proxy.close();
  }
}

/** It has another password after each start; this one goes on to be good. */
async function steady({ uri, user, password }: EmbeddedNeo4j): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const change = "ALTER CURRENT USER SET PASSWORD FROM $password TO $steady";
    await driver.executeQuery(change, { password, steady: PASSWORD }, { database: "system" });
  } finally {
    await driver.close();
  }
}
