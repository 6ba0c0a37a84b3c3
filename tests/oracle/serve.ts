/** Serves a subgraph of the aviary as a process: `serve.ts NAME`. Prints its address once it answers. */
import { createLog, openListener, openSubgraphServer } from "../../gateway";
import { testKeys } from "../support/viewers";
import { aviary } from "./aviary";

async function serve(name: string | undefined): Promise<void> {
  const subgraph = aviary().find((one) => one.name === name);
  if (!subgraph) throw new Error(`There is no subgraph ${name}.`);
  const log = createLog("silent");
  const listener = await openListener({ host: "127.0.0.1", port: 0, log });
  await openSubgraphServer(listener, {
    subgraph,
    log,
    keys: await testKeys(),
    checks: [],
    createContext: async () => ({}),
    statistics: () => ({ statements: 0, records: 0, shapes: 0 }),
  });
  console.log(`${listener.url}/graphql`);
}

void serve(process.argv[2]);
