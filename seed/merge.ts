/** What curators changed stays when a newer dataset is imported. */
import type { RecordContent, RecordInput } from "../store/port";

type Values<Held> = Readonly<Record<string, Held | undefined>>;

/**
 * A row of a newer dataset over a record that was changed since the last import: what was changed stays, the rest follows the dataset.
 * `base`: what the last import wrote.
 */
export function mergeImported(incoming: RecordInput, base: RecordContent, current: RecordContent): RecordInput {
  const { owners, audience, countries, provenance } = current;
  return {
    ...incoming,
    properties: merged(incoming.properties, base.properties, current.properties),
    pointers: merged(incoming.pointers, base.pointers, current.pointers),
    ...(owners ? { owners } : {}),
    ...(audience ? { audience } : {}),
    ...(countries ? { countries } : {}),
    ...(provenance ? { provenance } : {}),
  };
}

function merged<Held>(incoming: Values<Held>, base: Values<Held>, current: Values<Held>): Values<Held> {
  const names = new Set([...Object.keys(incoming), ...Object.keys(current)]);
  return Object.fromEntries(
    [...names].map((name) => [name, isSame(current[name], base[name]) ? incoming[name] : current[name]]),
  );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(held(one)) === JSON.stringify(held(other));
const held = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : (value ?? null));
