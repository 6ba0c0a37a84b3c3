/** The HTTP side of the hub. */
export { composeSupergraph, CompositionError, publicSchema, type Subgraph } from "./operations/compose";
export { type Gateway, type GatewayOptions, openGateway } from "./gateway";
export { checkOf, checkOfTroubles } from "./http/health";
export { HOW_TO_NAME, isUnnamed } from "./http/hosts";
export { type Listener, openListener, PortError } from "./http/listener";
export { createLog, describeError, type Logger } from "./http/log";
export { openSubgraphServer } from "./subgraphServer";
