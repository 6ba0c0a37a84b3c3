/** Writing back a list as it was seen takes nothing away that was not seen. */
import {
  type Label,
  labels,
  mutationNamesOf,
  pointerProperty,
  pointersOf,
  records,
  type Store,
} from "../../../store/port";
import { isIdentity, isWritable } from "../../../subgraphs/shared/writing/names";
import type { Hub } from "../../support/hub";
import { put, sampleOf, writeSamples } from "../../support/sampleRecords";
import { fewByDay } from "../../support/jest/night";
import { openSmallHub } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { Writes } from "../../support/writes";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => {
  ({ hub, store } = await openSmallHub());
  await writeSamples(store);
});
afterAll(() => hub.close());

const alpha = viewerAs("partner", { org: "cso-alpha" });
const steward = viewerAs("steward");

/** Every list of ids that an update writes, of every kind of record that stewards see. */
const LISTS = labels.flatMap((label) => {
  const { update } = mutationNamesOf(label);
  if (update === null || label === "InformationExchange") return [];
  return Object.entries(pointersOf(label))
    .filter(([name, model]) => model.many && isWritable(model) && !isIdentity(label, name))
    .map(([name, model]) => [label, name, model.to[0] ?? "Source", update] as const);
});

describe("a list that is written back as it was seen keeps its hidden members in their places", () => {
  const hiddenOf: Partial<Record<Label, string>> = {};
  beforeAll(async () => {
    const secret = { visibility: "CONFIDENTIAL" };
    for (const target of new Set(LISTS.map(([, , to]) => to))) {
      const id = `${records[target].idPrefix}secret`;
      await put(
        store,
        [target, sampleOf(target, id, { properties: secret, owners: ["npm-coast"] })],
        [target, sampleOf(target, `${records[target].idPrefix}open-1`)],
        [target, sampleOf(target, `${records[target].idPrefix}open-2`)],
      );
      hiddenOf[target] = id;
    }
  });

  it.each(fewByDay(LISTS, 6))("%s.%s", async (label, name, target, update) => {
    const [prefix, hidden] = [records[target].idPrefix, hiddenOf[target] ?? ""];
    const [first, second] = [`${prefix}open-1`, `${prefix}open-2`];
    const id = `${records[label].idPrefix}list-${name.toLowerCase()}`;
    await put(store, [label, sampleOf(label, id, { pointers: { [name]: [first, hidden, second] } })]);
    const set = (ids: readonly string[] | null) =>
      hubs.write(
        `${update}(input: { id: "${id}" ${name}: ${JSON.stringify(ids)} }) { ${records[label].root.one} { id revision } }`,
        steward,
      );
    const model = pointersOf(label)[name];
    const raw = async () =>
      (await store.reader({ owns: [], audiences: [], reach: [] }).byIds([id]))[0]?.[
        model ? pointerProperty(name, model) : ""
      ];
    const back = await set([first, second]);
    expect(back.message).toBeUndefined();
    expect(await hubs.actionsOf(id, steward)).toEqual(["CREATED"]);
    expect(await raw()).toEqual([first, hidden, second]);
    // Whoever knows its id does not learn that it is there.
    expect((await set([hidden])).code).toBe("NOT_FOUND");
    if (name === "sources") return;
    await set([second]);
    expect(await raw()).toEqual([second, hidden]);
    await set([second, first]);
    expect(await raw()).toEqual([second, hidden, first]);
    await set(null);
    expect(await raw()).toEqual([hidden]);
  });

  it("also the audience, and the sources of single values", async () => {
    const provenance = { name: { sources: ["src-page", "src-secret"], confidence: "VERIFIED" } };
    const audience = ["cso-secret", "network-shores"];
    await put(
      store,
      ["Cso", sampleOf("Cso", "cso-list", { audience, provenance })],
      ["Cso", sampleOf("Cso", "cso-secret", { properties: { visibility: "CONFIDENTIAL" }, owners: ["npm-coast"] })],
    );
    await hubs.told(
      `mutation { updateCso(input: { id: "cso-list" focus: "Prisons" audience: ["network-shores"] provenance: [{ field: "name", sources: ["src-page"], confidence: VERIFIED }] }) { cso { id } } }`,
      steward,
    );
    const [row] = await store.reader({ owns: [], audiences: [], reach: [] }).byIds(["cso-list"]);
    expect(row?.["ownAudience"]).toEqual(audience);
    expect(JSON.parse(String(row?.["provenance"]))).toEqual(provenance);
  });

  it("and one that a single pointer names, where nothing was seen and nothing is written back", async () => {
    await put(
      store,
      ["Cso", sampleOf("Cso", "cso-host", { properties: { visibility: "CONFIDENTIAL" }, owners: ["npm-coast"] })],
      ["Meeting", sampleOf("Meeting", "meeting-hosted", { pointers: { host: "cso-host" } })],
    );
    const host = async () =>
      (await store.reader({ owns: [], audiences: [], reach: [] }).byIds(["meeting-hosted"]))[0]?.["hostId"];
    await hubs.told(
      `mutation { updateMeeting(input: { id: "meeting-hosted" host: null place: "Here" }) { meeting { id } } }`,
      steward,
    );
    expect(await host()).toBe("cso-host");
  });

  it("also where a change is proposed by somebody who sees less than whoever accepts it", async () => {
    await put(
      store,
      [
        "Document",
        sampleOf("Document", "document-list", {
          owners: ["npm-coast"],
          pointers: { publisher: "npm-coast", about: ["cso-open-1", "cso-secret", "cso-open-2"] },
        }),
      ],
      ["Cso", sampleOf("Cso", "cso-open-1")],
      ["Cso", sampleOf("Cso", "cso-open-2")],
    );
    const { proposeChange } = await hubs.told(
      `mutation { proposeChange(input: { record: "document-list" reason: "Not about it" fields: [{ field: "about", values: ["cso-open-2"] }] }) { proposal { id fields { before after } } } }`,
      alpha,
    );
    expect(proposeChange.proposal.fields).toEqual([{ before: ["cso-open-1", "cso-open-2"], after: ["cso-open-2"] }]);
    const coast = viewerAs("member", { org: "npm-coast" });
    await hubs.told(
      `mutation { reviewChange(input: { id: "${proposeChange.proposal.id as string}" verdict: ACCEPT }) { proposal { status } } }`,
      coast,
    );
    const [row] = await store.reader(coast.viewpoint, async () => undefined).byIds(["document-list"]);
    expect(row?.["aboutIds"]).toEqual(["cso-open-2", "cso-secret"]);
  });
});
