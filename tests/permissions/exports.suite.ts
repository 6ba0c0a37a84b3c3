/** What a viewer may export: what GraphQL answers, and no more. */
import { demonstrationRecords, writeDemonstration } from "../../seed";
import type { Data } from "../support/hub";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { scratchStore } from "../support/world";

const RELATIONS = "COLLABORATION,MEMBERSHIP,PROJECT,VISIT,MEETING";
const FILES = ["gexf", "graphml", "json", "jsonld", "csv", "csv&part=nodes"];

/** Ids of records that are not for everyone. */
const HIDDEN = demonstrationRecords().flatMap(({ records }) =>
  records.filter(({ properties }) => properties["visibility"] !== "PUBLIC").map(({ id }) => id),
);

let hub: PermissionsHub;
const tokens: Record<string, string | undefined> = { nobody: undefined };
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store, {}, { exportSizes: { pieceSize: 3 } });
  tokens["an analyst"] = await hub.issue("analyst", { networks: ["network-demo-shores"] });
  tokens["a partner"] = await hub.issue("partner", { org: "cso-demo-alpha" });
  tokens["a member"] = await hub.issue("member", { org: "npm-demo-north", networks: ["network-demo-shores"] });
});
afterAll(() => hub.close());

const headersOf = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

const take = (file: string, token?: string): Promise<Response> => {
  const [format, ...more] = file.split("&");
  const address = `${hub.url}/export/graph.${format}?${[`relations=${RELATIONS}`, ...more].join("&")}`;
  return fetch(address, { headers: headersOf(token) });
};

const QUERY = `{ networkGraph(first: 5000, relations: [${RELATIONS}]) {
  nodes { id } edges { source target relation pattern records } graphVersion viewerClasses unnamedPartners } }`;

/** Ids of the demonstration that a text names, however it ends. */
const namedIn = (text: string, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text));

describe("an export", () => {
  it.each(["nobody", "an analyst", "a partner", "a member"])(
    "holds for %s what GraphQL answers, and no more",
    async (who) => {
      const { data, errors } = await hub.ask(QUERY, tokens[who]);
      expect(errors).toEqual([]);
      const answer = data.networkGraph;
      const { meta, nodes, edges } = await (await take("json", tokens[who])).json();
      expect(nodes.map(({ id }: Data) => id)).toEqual(answer.nodes.map(({ id }: Data) => id));
      expect(
        edges.map(({ source, target, relation, pattern, record_ids }: Data) => ({
          source,
          target,
          relation,
          pattern,
          records: record_ids,
        })),
      ).toEqual(answer.edges);
      expect([meta.graph_version, meta.viewer_classes, meta.unnamed_partners]).toEqual([
        answer.graphVersion,
        answer.viewerClasses,
        answer.unnamedPartners,
      ]);
      const everything = demonstrationRecords().flatMap(({ records }) => records.map(({ id }) => id));
      const seen = new Set(namedIn(JSON.stringify(await withStates(who)), everything));
      for (const file of FILES) {
        const beyond = namedIn(await (await take(file, tokens[who])).text(), everything).filter((id) => !seen.has(id));
        expect([file, beyond]).toEqual([file, []]);
      }
    },
  );

  /** All that GraphQL says to the same viewer of the same graph. */
  async function withStates(who: string): Promise<Data> {
    const query = QUERY.replace("nodes { id }", "nodes { id label state { id name } }");
    return (await hub.ask(query, tokens[who])).data;
  }

  it.each(FILES)("as %s tells nobody without a token of records that are not public", async (file) => {
    const response = await take(file);
    const text = `${await response.text()}${JSON.stringify([...response.headers])}`;
    expect(HIDDEN.length).toBeGreaterThan(20);
    expect(namedIn(text, HIDDEN)).toEqual([]);
    expect(response.headers.get("liaison-viewer-classes")).toBe("PUBLIC");
  });

  it("tells a member of records that are not public, and which classes may be in it", async () => {
    const response = await take("json", tokens["a member"]);
    expect(namedIn(await response.text(), HIDDEN)).not.toEqual([]);
    expect(response.headers.get("liaison-viewer-classes")).toContain("RESTRICTED");
  });

  it("is not kept by what lies between, where a token opened it", async () => {
    const [open, own] = [await take("csv"), await take("csv", tokens["a member"])];
    expect([open.headers.get("vary"), own.headers.get("vary")]).toEqual(["Authorization", "Authorization"]);
    expect([open.headers.get("cache-control"), own.headers.get("cache-control")]).toEqual([null, "private, no-store"]);
    await Promise.all([open.text(), own.text()]);
  });

  it("is refused to a token that is no good, and to one that is limited to other operations", async () => {
    expect((await take("gexf", "a.b.c")).status).toBe(401);
    const other = await take("gexf", await hub.issue("analyst", { operations: ["npms"] }));
    expect([other.status, (await other.json()).errors]).toEqual([
      400,
      [
        expect.objectContaining({
          extensions: expect.objectContaining({ code: "FORBIDDEN", field: "Query.graphPart" }),
        }),
      ],
    ]);
  });
});
