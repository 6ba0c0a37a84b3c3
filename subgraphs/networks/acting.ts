/** What all operations of networks share: who acts, on which day, and how a record is written. */
import { parsePartialDate } from "../../domain/partialDate";
import { plainLine, plainParagraphs, type PlainText } from "../../domain/plainText";
import { today, type Label, type RecordInput, type Row, type Value } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { refuseUnseen } from "../shared/writing/afterState";
import { refuseUnknown, type Bench, type Pen, type Sight } from "../shared/writing/bench";
import { bad, held, refuseTexts, type Given } from "../shared/writing/draft";
import { judgedAs, madeId, store } from "../shared/writing/operations";

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

/** A line of text that an input states, in its one form; null for none, BAD_USER_INPUT for what is not text. */
export const textIn = (given: Given, name: string): string | null => plainIn(given, name, plainLine);

/** As `textIn`, for texts that may have several paragraphs. */
export const paragraphsIn = (given: Given, name: string): string | null => plainIn(given, name, plainParagraphs);

function plainIn(given: Given, name: string, plainOf: (text: string) => PlainText): string | null {
  const stated = given[name];
  if (typeof stated !== "string") return null;
  const plain = plainOf(stated);
  if ("problem" in plain) throw bad(`input.${name}`, plain.problem);
  return plain.text === "" ? null : plain.text;
}

/** An operation for a network: the mutation, and the clause of its refusal where what decides may not be told. */
export interface Operation {
  readonly name: string;
  readonly clause: string;
}

/** Runs an operation for a network; resolves to the record it wrote, as the viewer sees it. */
export async function operate(
  operation: Operation,
  { given, context }: { given: Given; context: SubgraphContext },
  work: (bench: Bench) => Promise<string>,
): Promise<Row | null> {
  const id = await judgedAs(context, { ...operation, given, writtenAs: "NETWORK" }, async (bench) => {
    await refuseUnknown(bench.seen, (given["sources"] ?? []) as readonly string[]);
    const written = await work(bench);
    await refuseUnseen(bench.seen, written);
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
  pen: Pen,
  label: Label,
  { properties, pointers, owners = [], audience = [] }: NewRecord,
): Promise<string> {
  refuseTexts(label, properties);
  const id = madeId(label);
  const record: RecordInput = {
    id,
    properties: { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC", ...held(properties) },
    pointers: held(pointers),
    ...{ owners, audience },
  };
  await store(pen, label, [record]);
  return id;
}

/** Changes some properties of a record among all there is; null takes one away. */
export async function amend(
  { pen, all }: { readonly pen: Pen; readonly all: Sight },
  { label, id }: Row,
  properties: Readonly<Record<string, Value>>,
): Promise<string> {
  refuseTexts(label, properties);
  const record = (await all.read([id])).get(id);
  if (!record) throw new Error(`There is no record ${id}.`);
  await store(pen, label, [{ ...record, properties: held({ ...record.properties, ...properties }) }]);
  return id;
}
