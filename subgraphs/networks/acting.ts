/** What all operations of networks share: who acts, on which day, and how a record is written. */
import { parsePartialDate } from "../../domain/partialDate";
import type { Label, RecordInput, Row, Value, WriteTransaction } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { refuseUnseen } from "../shared/writing/afterState";
import { bad, held, type Given } from "../shared/writing/draft";
import { madeId, refuseUnknown, store, transactAs } from "../shared/writing/operations";
import { today } from "../shared/facts";

/** A day that an input states, or what holds where it states none; BAD_USER_INPUT for a month or a year. */
export function dayIn(given: Given, name: string, otherwise: string = today()): string {
  const stated = given[name];
  if (stated == null) return otherwise;
  const range = parsePartialDate(stated as string);
  if (range && range.earliest === range.latest) return range.earliest;
  throw bad(`input.${name}`, `must be a whole day such as 2026-03-26, not ${stated as string}`);
}

/** As `dayIn`, and not later than today. */
export function pastDayIn(given: Given, name: string, otherwise?: string): string {
  const day = dayIn(given, name, otherwise);
  if (day > today()) throw bad(`input.${name}`, `must not be later than today; ${day} is`);
  return day;
}

/** Text that an input states, without blanks around it. */
export const textIn = (given: Given, name: string): string | null => {
  const stated = given[name];
  return typeof stated === "string" && stated.trim() !== "" ? stated.trim() : null;
};

/** Runs an operation for a network; resolves to the record it wrote, as the viewer sees it. */
export async function operate(
  name: string,
  { given, context }: { given: Given; context: SubgraphContext },
  work: (transaction: WriteTransaction) => Promise<string>,
): Promise<Row | null> {
  const id = await transactAs(context, { name, given, writtenAs: "NETWORK" }, async (transaction) => {
    const sources = (given["sources"] ?? []) as readonly string[];
    if (sources.length > 0) await refuseUnknown(transaction, context.viewer, sources);
    const written = await work(transaction);
    await refuseUnseen(transaction, context.viewer, written);
    return written;
  });
  return context.loaders.record.load(id);
}

/** What is new: properties and pointers that are null are left out. */
export interface NewRecord {
  readonly properties: Readonly<Record<string, Value | undefined>>;
  readonly pointers: Readonly<Record<string, string | readonly string[] | null | undefined>>;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
}

/** Writes a new record that rests on an operation; resolves to its id. */
export async function write(
  transaction: WriteTransaction,
  label: Label,
  { properties, pointers, owners = [], audience = [] }: NewRecord,
): Promise<string> {
  const id = madeId(label);
  const record: RecordInput = {
    id,
    properties: { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC", ...held(properties) },
    pointers: held(pointers),
    ...{ owners, audience },
  };
  await store(transaction, label, [record]);
  return id;
}

/** Changes some properties of a record; null takes one away. */
export async function amend(
  transaction: WriteTransaction,
  { label, id }: Row,
  changed: { readonly properties: Readonly<Record<string, Value>>; readonly pointers?: NewRecord["pointers"] },
): Promise<string> {
  const record = (await transaction.read([id])).get(id);
  if (!record) throw new Error(`There is no record ${id}.`);
  const properties = held({ ...record.properties, ...changed.properties });
  await store(transaction, label, [
    { ...record, properties, pointers: held({ ...record.pointers, ...changed.pointers }) },
  ]);
  return id;
}
