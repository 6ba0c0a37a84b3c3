/**
 * Twins: the same small network several times over in one graph, once without a hidden record and once for each way in which the hidden
 * record may look. Whoever can tell one twin from another by what a mutation answers has learnt of the hidden record.
 */
import type { Label, Store } from "../../../store/port";
import type { Hub } from "../../support/hub";
import type { At, Attack, Made, Told } from "./attack";
import { society } from "./society";

/** Twin 0 is without the hidden record. */
const keyOf = (attack: number, variant: number): string => `t${attack}v${variant}`;
const within =
  (key: string): At =>
  (name) =>
    `${name}-${key}`;

/** Records as they are where those they point at were never recorded. */
function withoutDangling(twin: readonly Made[]): readonly Made[] {
  const ids = new Set(twin.map(([, { id }]) => id));
  const kept = (value: string | readonly string[] | undefined) =>
    typeof value === "string" ? (ids.has(value) ? value : undefined) : value?.filter((id) => ids.has(id));
  return twin.map(([label, record]) => [
    label,
    {
      ...record,
      pointers: Object.fromEntries(Object.entries(record.pointers).map(([name, value]) => [name, kept(value)])),
    },
  ]);
}

/** All twins of some attacks in one graph. */
export class Twins {
  constructor(
    private readonly hub: Hub,
    private readonly attacks: readonly Attack[],
  ) {}

  async write(store: Store): Promise<void> {
    const all = this.attacks.flatMap(({ ground, hidden }, attack) =>
      [undefined, ...hidden].flatMap((secret, variant) => {
        const at = within(keyOf(attack, variant));
        // What the ground holds under the id of a common record replaces it.
        const open = new Map([...society(at), ...(ground?.(at) ?? [])].map((one) => [one[1].id, one]));
        return withoutDangling([...open.values(), ...(secret?.(at) ?? [])]);
      }),
    );
    const labels = [...new Set(all.map(([label]) => label))];
    const of = (label: Label) => [
      ...new Map(all.filter(([one]) => one === label).map(([, record]) => [record.id, record])).values(),
    ];
    await store.writer.transact({ actor: "twins", input: "twins", writtenAs: "IMPORT" }, async (transaction) => {
      for (const label of labels) await transaction.put(label, of(label));
      for (const label of labels) await transaction.link(label, of(label));
    });
  }

  /** What each twin of an attack answers, the one without the hidden record first. */
  async answers(attack: Attack): Promise<readonly Told[]> {
    const number = this.attacks.indexOf(attack);
    const told: Told[] = [];
    for (const variant of [0, ...attack.hidden.keys()].keys()) {
      const key = keyOf(number, variant);
      const at = within(key);
      const query = `mutation { ${attack.mutation}(input: { ${attack.input(at)} }) ${attack.payload} }`;
      const { data, errors } = await this.hub.ask(query, {}, attack.viewer(at));
      told.push(withoutNames({ data, errors }, key));
    }
    return told;
  }
}

/** Ids that the hub makes, and what tells one twin from another, become the same. */
const withoutNames = (told: Told, key: string): Told =>
  JSON.parse(
    JSON.stringify(told)
      .replaceAll(`-${key}`, "")
      .replace(/\b([a-z]+)-[0-9a-f]{20}\b/g, "$1-made"),
  ) as Told;
