/** Made-up records of every kind, as little as each must hold, over the small world. */
import {
  enumOf,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type PropertyModel,
  type RecordInput,
  type Store,
  type Value,
} from "../../store/port";

/** Records of the small world, or of `writeSamples`, that others can point at. */
const TARGETS: Readonly<Record<string, string>> = {
  State: "state-north",
  Npm: "npm-north",
  Cso: "cso-alpha",
  Body: "body-committee",
  Network: "network-shores",
  Source: "src-page",
};
const idOf = (label: Label): string => TARGETS[label] ?? `${records[label].idPrefix}sample`;

function valueOf({ type, list, fixed, ...model }: PropertyModel): Value {
  if (fixed !== undefined) return fixed;
  const one = type === "ENUM" ? (Object.keys(enumOf({ type, ...model }).values)[0] ?? "") : "Sample";
  if (list) return [one];
  return type === "BOOLEAN" ? false : one;
}

/** A public record of a kind that nobody owns. */
export function sampleOf(label: Label, id: string, more: Partial<RecordInput> = {}): RecordInput {
  const required = Object.entries(propertiesOf(label)).filter(([, { required: must, derived }]) => must && !derived);
  const named = Object.entries(pointersOf(label)).filter(([, { required: must }]) => must);
  return {
    id,
    ...more,
    properties: {
      ...Object.fromEntries(required.map(([name, model]) => [name, valueOf(model)])),
      confidence: "VERIFIED",
      unverifiedFields: [],
      visibility: "PUBLIC",
      ...more.properties,
    },
    pointers: {
      ...Object.fromEntries(named.map(([name, { to }]) => [name, idOf(to[0] ?? "State")])),
      ...more.pointers,
    },
  };
}

/** Kinds that others must point at and the small world does not hold. */
const NEEDED: readonly Label[] = ["Project", "Meeting", "Visit", "Decision", "ChairTerm", "Recommendation"];

/** Writes one record of each kind that others must point at. */
export async function writeSamples(store: Pick<Store, "writer">): Promise<void> {
  await put(store, ...NEEDED.map((label) => [label, sampleOf(label, idOf(label))] as const));
}

let written = 0;

/** Writes records as they are, whoever may write such. */
export async function put(
  store: Pick<Store, "writer">,
  ...all: readonly (readonly [Label, RecordInput])[]
): Promise<void> {
  const input = `put-${(written += 1)}`;
  await store.writer.transact({ actor: "test", key: input, input }, async (transaction) => {
    for (const [label, record] of all) await transaction.put(label, [record]);
    for (const [label, record] of all) await transaction.link(label, [record]);
  });
}
