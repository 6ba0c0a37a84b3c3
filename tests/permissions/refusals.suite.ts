/**
 * What a mutation answers tells nothing of records that whoever asks may not see: with a hidden record it answers as without, or with a
 * constant refusal that the table lists, and how the hidden record looks changes nothing.
 */
import { labels, mutationNamesOf } from "../../store/port";
import { type Hub, openHub } from "../support/hub";
import { scratchStore } from "../support/world";
import { CONSTANT_REFUSALS } from "./mutations/constantRefusals";
import type { Attack, Told } from "./refusals/attack";
import { OFFICE_ATTACKS } from "./refusals/officeAttacks";
import { RECORD_ATTACKS } from "./refusals/recordAttacks";
import { SECRET } from "./refusals/society";
import { Twins } from "./refusals/twins";
import { VOICE_ATTACKS } from "./refusals/voiceAttacks";

const ATTACKS = [...OFFICE_ATTACKS, ...VOICE_ATTACKS, ...RECORD_ATTACKS];

let hub: Hub;
let twins: Twins;
beforeAll(async () => {
  const store = await scratchStore();
  hub = await openHub(store);
  twins = new Twins(hub, ATTACKS);
  await twins.write(store);
});
afterAll(() => hub.close());

const outcomeOf = ({ errors }: Told): Attack["alone"] | "invalid" => {
  if (errors.length === 0) return "done";
  return errors[0]?.extensions?.["code"] === undefined ? "invalid" : "refused";
};

/** The answer that the table lists. */
function constantRefusal({ mutation }: Attack, rule: string): Told["errors"][number] {
  const listed = CONSTANT_REFUSALS.find((one) => one.mutation === mutation && one.rule === rule);
  if (!listed) throw new Error(`The table lists no constant refusal of ${mutation} by the rule “${rule}”.`);
  return { message: listed.message, extensions: { code: listed.code } };
}

describe("the table of constant refusals", () => {
  it("lists every mutation by which an id can be chosen", () => {
    const creating = labels.flatMap((label) => mutationNamesOf(label).create ?? []);
    const listed = CONSTANT_REFUSALS.filter(({ rule }) => rule === "a chosen id").map(({ mutation }) => mutation);
    expect([...listed].sort()).toEqual([...creating].sort());
  });

  it("lists each pair once, with a reason", () => {
    const pairs = CONSTANT_REFUSALS.map(({ mutation, rule }) => `${mutation}: ${rule}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { because } of CONSTANT_REFUSALS) expect(because).toMatch(/\w.*\.$/);
  });
});

describe("nobody learns by", () => {
  it.each(ATTACKS.map((attack) => [attack.title, attack] as const))("%s", async (_title, attack) => {
    const [alone, first, ...others] = await twins.answers(attack);
    expect(outcomeOf(alone as Told)).toBe(attack.alone);
    if (attack.with === "the same") expect(first).toEqual(alone);
    else
      expect(first?.errors).toEqual([expect.objectContaining(refusalLike(constantRefusal(attack, attack.with.rule)))]);
    for (const other of others) expect(other).toEqual(first);
    expect(JSON.stringify(first)).not.toContain(SECRET);
  });
});

const refusalLike = ({ message, extensions }: Told["errors"][number]) => ({
  message,
  extensions: expect.objectContaining({ ...extensions }),
});
