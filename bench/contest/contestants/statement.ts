/** The best statement written by hand for each answer, through the driver, behind a server that does nothing else. */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import neo4j, { type Driver } from "neo4j-driver";
import { readEnvironment } from "../../../config/environment";
import { ownJson } from "../../../domain/ownJson";
import { driverOver } from "./neo4j";

/** The request: the text of a statement, and its parameters. */
export interface Order {
  readonly statement: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The one record of a statement, which has the shape of the answer already. */
export async function answerOf(driver: Driver, { statement, variables }: Order): Promise<unknown> {
  const routing = statement.startsWith("CREATE") ? neo4j.routing.WRITE : neo4j.routing.READ;
  const { records } = await driver.executeQuery(statement, variables, { database: "neo4j", routing });
  return records[0]?.toObject();
}

async function bodyOf(request: IncomingMessage): Promise<Order> {
  return ownJson<Order>(await text(request));
}

async function serve(): Promise<void> {
  const driver = await driverOver(readEnvironment().dataDir);
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((order) => answerOf(driver, order))
      .then((data) => {
        const text = JSON.stringify({ data });
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
        response.end(text);
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address) process.stdout.write(`It is ready: http://127.0.0.1:${address.port}\n`);
  });
}

if (require.main === module) void serve();
