/** What holds for a record when it is created holds for it after every later write: its parties, its class, and that its writer still sees it. */
import type { Viewer } from "../../policy";
import {
  enumOf,
  labels,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type PropertyModel,
  type Store,
  mutationNamesOf,
} from "../../store/port";
import { isIdentity, PARTICIPATIONS } from "../../subgraphs/shared/writing/names";
import type { Hub } from "../support/hub";
import { put, sampleOf } from "../support/sampleRecords";
import { fewByDay } from "../support/jest/night";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";
import { Writes } from "../support/writes";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const fund = viewerAs("partner", { org: "body-fund" });
const steward = viewerAs("steward", { networks: ["network-shores"] });

beforeAll(async () => {
  ({ hub, store } = await openSmallHub());
  const donor = { properties: { type: "DONOR" } };
  await put(store, ["Body", sampleOf("Body", "body-fund", donor)], ["Body", sampleOf("Body", "body-other", donor)]);
});
afterAll(() => hub.close());

/** One record of each kind to point at, and another organisation of each kind. */
const SELF: Readonly<Record<string, string>> = { Npm: "npm-north", Cso: "cso-alpha", Body: "body-fund" };
const OTHER: Readonly<Record<string, string>> = { Npm: "npm-south", Cso: "cso-beta", Body: "body-other" };
const WRITERS: Readonly<Record<string, Viewer>> = { Npm: north, Cso: alpha, Body: fund };

const sample = ({ type, list, ...model }: PropertyModel): string => {
  const one =
    type === "ENUM" ? Object.keys(enumOf({ type, ...model }).values)[0] : type === "BOOLEAN" ? "false" : `"x"`;
  return list ? `[${String(one)}]` : String(one);
};

/** Text of what a kind of record must state, without its parties. */
async function requiredOf(label: Label): Promise<string> {
  const properties = Object.entries(propertiesOf(label))
    .filter(
      ([name, { required, derived, fixed }]) => required && !derived && fixed === undefined && name !== "visibility",
    )
    .filter(([name]) => name !== "confidence" && name !== "unverifiedFields")
    .map(([name, model]) => `${name}: ${sample(model)}`);
  const pointers = [];
  for (const [name, { required, party, to }] of Object.entries(pointersOf(label)))
    if (required && !party) pointers.push(`${name}: "${await targetOf(to[0] ?? "State")}"`);
  return [...properties, ...pointers].join(" ");
}

const MADE_FOR: Readonly<Record<string, string>> = {
  Recommendation: `recordRecommendation(input: { topic: "Light" status: OPEN issuedBy: "npm-north" }) { recommendation { id } }`,
  Project: `recordProject(input: { name: "Light" status: ACTIVE participants: [{ actor: "npm-north", role: LEAD }] }) { project { id } }`,
  Meeting: `recordMeeting(input: { name: "Light" type: SEMINAR host: "npm-north" }) { meeting { id } }`,
  Visit: `recordVisit(input: { type: NPM_VISIT state: "state-north" participants: [{ actor: "npm-north", role: LEAD }] }) { visit { id } }`,
};
const targetOf = async (label: Label): Promise<string> =>
  label === "State" ? "state-north" : (SELF[label] ?? (await hubs.made(MADE_FOR[label] ?? "", north)));

interface Party {
  readonly label: Label;
  readonly name: string;
  /** Kind of the organisation that writes. */
  readonly kind: string;
}

/** Every pointer that names a party, of every kind of record that organisations create, by the kind of organisation it can name. */
const PARTIES: readonly Party[] = labels.flatMap((label) => {
  const { create } = mutationNamesOf(label);
  if (create === null || label === "Person") return [];
  return Object.entries(records[label].pointers).flatMap(([name, { party, to }]) =>
    party ? to.filter((kind) => kind in SELF).map((kind) => ({ label, name, kind })) : [],
  );
});

describe("a record that an organisation made with itself as party stays in its name", () => {
  it.each(fewByDay(PARTIES, 6).map((one) => [one.label, one.name, one.kind, one] as const))(
    "%s.%s, recorded by an organisation of kind %s",
    async (label, name, kind) => {
      const { create, update } = mutationNamesOf(label);
      const writer = WRITERS[kind] ?? north;
      const others = Object.entries(records[label].pointers)
        .filter(([one, { party, required }]) => party && required && one !== name)
        .map(([one, { to }]) => `${one}: "${SELF[to[0] ?? ""] ?? "cso-alpha"}"`);
      const stated = [await requiredOf(label), ...others, `${name}: "${SELF[kind] ?? ""}"`].join(" ");
      const id = await hubs.made(`${create ?? ""}(input: { ${stated} }) { ${records[label].root.one} { id } }`, writer);
      const change = (to: string) =>
        hubs.write(
          `${update ?? ""}(input: { id: "${id}" ${name}: ${to} }) { ${records[label].root.one} { id } }`,
          writer,
        );
      for (const to of [`"${OTHER[kind] ?? ""}"`, "null"]) {
        const { code, message } = await change(to);
        // What makes a record what it is is in no input; what must be named can’t be taken away.
        if (isIdentity(label, name)) expect(message).toContain(`Field "${name}" is not defined`);
        else if (to === "null" && records[label].pointers[name]?.required) expect(code).toBe("BAD_USER_INPUT");
        else expect([to, code, message]).toEqual([to, "FORBIDDEN", expect.stringContaining("as one of the parties")]);
      }
      const [row] = await store.reader(writer.viewpoint, async () => undefined).byIds([id]);
      expect(row?.[`${name}Id`]).toBe(SELF[kind]);
    },
  );

  it("covers every kind of record with parties", () => {
    expect([...new Set(PARTIES.map(({ label }) => label))].sort()).toEqual(
      labels
        .filter((label) => mutationNamesOf(label).create !== null && label !== "Person")
        .filter((label) => Object.values(records[label].pointers).some(({ party }) => party)),
    );
  });

  it.each(Object.entries(PARTICIPATIONS).map(([label, participation]) => [label, participation] as const))(
    "%s, whose parties are those who take part",
    async (label, participation) => {
      const role = Object.keys(enumOf(propertiesOf(participation.label)["role"] as PropertyModel).values)[0] ?? "";
      const { create } = mutationNamesOf(label as Label);
      const root = records[label as Label].root.one;
      const { data } = await hubs.write(
        `${create ?? ""}(input: { ${await requiredOf(label as Label)} participants: [{ actor: "npm-north", role: ${role} }, { actor: "cso-alpha", role: ${role} }] }) { ${root} { id participants { nodes { id actor { id } } } } }`,
        north,
      );
      const nodes = data[create ?? ""][root].participants.nodes as { id: string; actor: { id: string } }[];
      const own = nodes.find(({ actor }) => actor.id === "npm-north")?.id ?? "";
      const { code, message } = await hubs.write(
        `archive${participation.label}(input: { id: "${own}" }) { id }`,
        north,
      );
      expect([code, message]).toEqual(["FORBIDDEN", expect.stringContaining("would no longer name npm-north")]);
      const others = nodes.find(({ actor }) => actor.id === "cso-alpha")?.id ?? "";
      expect(
        (await hubs.write(`archive${participation.label}(input: { id: "${others}" }) { id }`, north)).code,
      ).toBeUndefined();
    },
  );

  it("also where its owner accepts that somebody proposes it", async () => {
    const id = await hubs.made(
      `publishDocument(input: { title: "Ours" type: REPORT publisher: "npm-north" }) { document { id } }`,
      north,
    );
    const { data } = await hubs.write(
      `proposeChange(input: { record: "${id}" reason: "It is theirs" fields: [{ field: "publisher", values: ["npm-south"] }] }) { proposal { id } }`,
      alpha,
    );
    const accept = (viewer: Viewer) =>
      hubs.write(
        `reviewChange(input: { id: "${data.proposeChange.proposal.id}" verdict: ACCEPT }) { proposal { status } }`,
        viewer,
      );
    expect((await accept(north)).code).toBe("FORBIDDEN");
    expect(
      (await hubs.ask(`{ document(id: "${id}") { publisher { ... on Actor { id } } } }`)).data.document.publisher,
    ).toEqual({ id: "npm-north" });
    expect((await accept(steward)).data.reviewChange.proposal.status).toBe("ACCEPTED");
  });

  it("and it may change the other party, or anything else", async () => {
    const id = await hubs.made(
      `recordCollaboration(input: { description: "Training" patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha" }) { collaboration { id } }`,
      north,
    );
    const { data } = await hubs.write(
      `updateCollaboration(input: { id: "${id}" partner: "cso-beta" description: "More training" }) { collaboration { partner { id } } }`,
      north,
    );
    expect(data.updateCollaboration.collaboration.partner).toEqual({ id: "cso-beta" });
  });

  it("while an owner that was none of the parties changes all but the parties", async () => {
    await put(store, ["Recommendation", sampleOf("Recommendation", "recommendation-kept", { owners: ["cso-alpha"] })]);
    const change = (more: string) =>
      hubs.write(`updateRecommendation(input: { id: "recommendation-kept" ${more} }) { recommendation { id } }`, alpha);
    expect((await change(`topic: "Air"`)).code).toBeUndefined();
    expect((await change(`issuedBy: "npm-south"`)).code).toBe("FORBIDDEN");
  });
});

describe("a record is always for somebody, and its writer among them", () => {
  it("an ownerless record is not made CONFIDENTIAL: nobody could see it again", async () => {
    for (const [label, id, root] of [
      ["Collaboration", "collab-old", "collaboration"],
      ["Cso", "cso-beta", "cso"],
      ["Source", "src-page", "source"],
    ] as const) {
      const { code, extensions } = await hubs.write(
        `update${label}(input: { id: "${id}" visibility: CONFIDENTIAL }) { ${root} { id } }`,
        steward,
      );
      expect([id, code, extensions?.["argument"]]).toEqual([id, "BAD_USER_INPUT", "input.visibility"]);
      expect(await hubs.isThere(id, steward)).toBe(true);
    }
  });

  it("nor does a steward accept that it is", async () => {
    const { data } = await hubs.write(
      `proposeChange(input: { record: "collab-old" reason: "Hide it" fields: [{ field: "visibility", values: ["CONFIDENTIAL"] }] }) { proposal { id } }`,
      alpha,
    );
    const { code } = await hubs.write(
      `reviewChange(input: { id: "${data.proposeChange.proposal.id}" verdict: ACCEPT }) { proposal { status } }`,
      steward,
    );
    expect(code).toBe("BAD_USER_INPUT");
    expect(await hubs.isThere("collab-old", steward)).toBe(true);
  });

  it.each(["PARTNERS", "RESTRICTED"])("an ownerless record of class %s has an audience", async (visibility) => {
    const { code, extensions } = await hubs.write(
      `updateCollaboration(input: { id: "collab-old" visibility: ${visibility} }) { collaboration { id } }`,
      steward,
    );
    expect([code, extensions?.["argument"]]).toEqual(["BAD_USER_INPUT", "input.audience"]);
  });

  it("an owner needs no audience for a record of class RESTRICTED", async () => {
    const id = await hubs.made(
      `publishDocument(input: { title: "Draft" type: REPORT publisher: "npm-north" visibility: RESTRICTED }) { document { id } }`,
      north,
    );
    expect([await hubs.isThere(id, north), await hubs.isThere(id, south)]).toEqual([true, false]);
  });

  it("a steward does not change it into what a steward does not see", async () => {
    const { code, extensions } = await hubs.write(
      `updateCollaboration(input: { id: "collab-old" visibility: RESTRICTED audience: ["npm-north"] }) { collaboration { id } }`,
      steward,
    );
    expect([code, extensions?.["argument"]]).toEqual(["BAD_USER_INPUT", "input.visibility"]);
    const shared = await hubs.write(
      `updateCollaboration(input: { id: "collab-old" visibility: PARTNERS audience: ["network-shores"] }) { collaboration { visibility } }`,
      steward,
    );
    expect(shared.data.updateCollaboration.collaboration).toEqual({ visibility: "PARTNERS" });
    await hubs.write(
      `updateCollaboration(input: { id: "collab-old" visibility: PUBLIC audience: [] }) { collaboration { id } }`,
      steward,
    );
  });

  it("a network’s secretariat does not close a decision so that it is gone for the network", async () => {
    const { data, message } = await hubs.write(
      `proposeDecision(input: { network: "network-shores" title: "A logo" kind: OTHER }) { decision { id } }`,
      north,
    );
    expect(message).toBeUndefined();
    const { id } = data.proposeDecision.decision;
    for (const viewer of [north, south])
      await hubs.write(`takePosition(input: { decision: "${id}" stance: ASSENT }) { position { id } }`, viewer);
    const { code } = await hubs.write(
      `closeDecision(input: { decision: "${id}" outcome: ADOPTED visibility: CONFIDENTIAL }) { decision { id } }`,
      south,
    );
    expect(code).toBe("BAD_USER_INPUT");
    expect(await hubs.isThere(id, south)).toBe(true);
  });
});
