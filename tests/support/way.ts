/** In which way hubs of the tests answer: over a planner with LIAISON_TEST_WAY=federated, otherwise as hubs of one process do. */
export const isFederatedRun = process.env["LIAISON_TEST_WAY"] === "federated";
