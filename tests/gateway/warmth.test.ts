/** What the explorer asks first is planned before anyone asks. */
import { LiaisonError } from "../../domain/errors";
import { warmUp, type AskAsAnyone } from "../../gateway/server/warmth";
import type { Store } from "../../store/port";
import { CARD } from "../../web/api/operations";
import { LIST_SIZE, LISTS_OF } from "../../web/cards/lists";
import { openHub, type Hub } from "../support/hub";
import { openPermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";

const shapes = (store: Store): number => store.statistics().shapes;
const askOver =
  (hub: Hub): AskAsAnyone =>
  async (query, variables) => {
    const { data, errors } = await hub.ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  };

describe("after it, the first card and its lists are made of statements that were sent before", () => {
  let store: Store;
  let hub: Hub;
  beforeAll(async () => {
    store = await datasetStore();
    hub = await openHub(store, { isFederated: false });
    expect(shapes(store)).toBeLessThan(10);
    await warmUp(askOver(hub)).ended;
  });
  afterAll(() => hub.close());

  it.each([
    ["Npm", "npm-austria"],
    ["Cso", "cso-peace-institute"],
    ["State", "state-austria"],
    ["Network", "network-see"],
  ])("of type %s", async (kind, example) => {
    const plural = `${kind.toLowerCase()}s`;
    const { data } = await hub.ask(`{ ${plural}(first: 5) { nodes { id } } }`);
    const ids: string[] = [example, ...data[plural].nodes.map(({ id }: { id: string }) => id)];
    const before = shapes(store);
    const lists = LISTS_OF[kind]?.document ?? "";
    for (const id of ids) {
      expect((await hub.ask(CARD.document, { id })).errors).toEqual([]);
      expect((await hub.ask(lists, { id, first: LIST_SIZE })).errors).toEqual([]);
    }
    expect(shapes(store) - before).toBe(0);
  });
});

describe("in the background", () => {
  it("is asked by a hub that is told to, and by no other", async () => {
    const warm = await openPermissionsHub(await datasetStore(), {}, { warmsUp: true });
    const deadline = Date.now() + 60_000;
    while (shapes(warm.store) < 15 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    const reached = shapes(warm.store);
    await warm.close();
    const cold = await openPermissionsHub(await datasetStore());
    const standing = shapes(cold.store);
    await cold.close();
    expect(reached).toBeGreaterThanOrEqual(15);
    expect(standing).toBeLessThan(15);
  });

  it("takes one place for new kinds of question, and ends when it is stopped", async () => {
    const asked: string[] = [];
    const clients = new Set<string | undefined>();
    const warming = warmUp((query, _, { signal, client }) => {
      asked.push(query);
      clients.add(client);
      if (asked.length === 1) return Promise.resolve({ Npm: { nodes: [{ id: "npm-a" }] } });
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    });
    while (asked.length < 2) await new Promise(setImmediate);
    warming.stop();
    await warming.ended;
    expect(asked).toHaveLength(2);
    expect([...clients]).toEqual([expect.any(String)]);
  });

  it("is not waited for by a hub that stops while something is worked out for all who ask the same", async () => {
    let asked = 0;
    let answer: (data: unknown) => void = () => undefined;
    const warming = warmUp(() => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    });
    warming.stop();
    await warming.ended;
    answer({ Npm: { nodes: [{ id: "npm-a" }] } });
    await new Promise(setImmediate);
    expect(asked).toBe(1);
  });

  it("fails without a word", async () => {
    const failing = warmUp(() => Promise.reject(new LiaisonError("UNAVAILABLE", "Away.")));
    await expect(failing.ended).resolves.toBeUndefined();
  });

  it("asks nothing more where there are no records", async () => {
    const asked: string[] = [];
    await warmUp(async (query) => {
      asked.push(query);
      return { Npm: { nodes: [] }, State: null };
    }).ended;
    expect(asked).toHaveLength(1);
  });
});
