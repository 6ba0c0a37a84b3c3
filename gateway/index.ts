/** The HTTP side of the hub. */
export { composeSupergraph, CompositionError, publicSchema, type Subgraph, type Supergraph } from "./compose";
export { type Gateway, type GatewayOptions, openGateway } from "./gateway";
export { checkOf, type ReadinessCheck } from "./health";
export { type Listener, type ListenerOptions, openListener, PortError } from "./listener";
export { createLog, describeError, type Logger } from "./log";
export { openSubgraphServer, type SubgraphServerOptions } from "./subgraphServer";
export { type DatasetCitation } from "./tables/write";
