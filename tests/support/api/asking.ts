import { type Ask } from "../../../scripts/docs/ask";
import type { Viewer } from "../../../policy";
import type { Hub } from "../hub";

/** Asks a hub of the tests as a viewer; rejects with what the hub says when there are errors. */
export const askingAs =
  (hub: Hub, viewer: Viewer): Ask =>
  async (query) => {
    const { data, errors } = await hub.ask(query, {}, viewer);
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
