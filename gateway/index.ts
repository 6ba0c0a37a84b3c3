/** The HTTP side of the hub. */
export { composeSupergraph, CompositionError, publicSchema, type Subgraph } from "./compose";
export { type DatasetCitation } from "./files/citation";
export { type Gateway, type GatewayOptions, openGateway } from "./gateway";
export { checkOf, checkOfTroubles } from "./health";
export { HOW_TO_NAME, isUnnamed } from "./hosts";
export { type Listener, openListener, PortError } from "./listener";
export { createLog, describeError, type Logger } from "./log";
export { openSubgraphServer } from "./subgraphServer";
