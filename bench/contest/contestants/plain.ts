/** The resolvers of the hub as one schema behind Apollo Server as it comes: no limits, no headers, nothing counted. */
import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { readEnvironment } from "../../../config/environment";
import { composeSupergraph, publicSchema } from "../../../gateway";
import { executableSchema } from "../../../gateway/oneProcess/executable";
import { type RequestContext } from "../../../gateway/operations/requestContext";
import { selections } from "../../../gateway/operations/selected";
import { openDatabase } from "../../../hub/database";
import { openIdentity } from "../../../hub/identity";
import { ANONYMOUS_VIEWER } from "../../../policy";
import { AREAS } from "../../../domain/areas";
import { buildSubgraph } from "../../../subgraphs";
import { createTerminal } from "../../../terminal/terminal";

async function serve(): Promise<void> {
  const environment = readEnvironment();
  const terminal = createTerminal({ stdout: process.stderr, stderr: process.stderr });
  const store = await openDatabase({ environment, terminal, parts: { isClosing: false } });
  const identity = await openIdentity(environment, store, {});
  const subgraphs = await Promise.all(AREAS.map(buildSubgraph));
  const schema = executableSchema(publicSchema(composeSupergraph(subgraphs), subgraphs), subgraphs);
  const selectedIn = selections(schema);
  const server = new ApolloServer<object>({
    schema,
    plugins: [
      {
        // Reads no more than the hub does.
        async requestDidStart() {
          return {
            async didResolveOperation({ contextValue, document, operation }) {
              if (operation) (contextValue as RequestContext).narrow?.(selectedIn({ document, operation }));
            },
          };
        },
      },
    ],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: () => identity.createContext(ANONYMOUS_VIEWER),
  });
  process.stdout.write(`It is ready: ${url}\n`);
}

if (require.main === module) void serve();
