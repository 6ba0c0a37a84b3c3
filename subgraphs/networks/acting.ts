/** What all operations of networks share: who acts, on which day, and how a record is written. */
import { parsePartialDate } from "../../domain/time/partialDate";
import { plainLine, plainParagraphs, type PlainText } from "../../domain/text/plainText";
import {
  today,
  type ChangesOf,
  type DraftOf,
  type Label,
  type RecordInput,
  type Row,
  type Value,
} from "../../store/port";
import { argument } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { refuseUnseen } from "../shared/writing/afterState";
import { refuseUnknown, type Bench, type Pen, type Sight } from "../shared/writing/bench";
import { bad, held, refuseTexts } from "../shared/writing/draft";
import { judgedAs } from "../shared/writing/operations";

/** The scopes with which one may run a network: for one’s own organisation, or with the mandate to manage it. */
export const MANAGERS = ["cooperation:write", "network:manage"] as const;

/** The part of a description that says what a day looks like. */
export const DAY = "A whole day, such as 2026-03-26.";
/** The argument that names the network that acts. */
export const NETWORK = argument("ID!", "Id of the network.");
/** The argument that names the sources of what is recorded. */
export const SOURCES = argument("[ID!]", "Ids of sources.");

/** What every input of an operation may state: why, the key of a repetition, ids of sources. */
type Occasion = {
  readonly reason?: string | null;
  readonly idempotencyKey?: string | null;
  readonly sources?: readonly string[] | null;
};

/** An input that may state a text under a name. */
type Stating<Name extends string> = { readonly [One in Name]?: string | null };

/** A day that an input states, or what holds where it states none; BAD_USER_INPUT for a month or a year. */
export function dayIn<Name extends string>(given: Stating<Name>, name: Name, otherwise: string = today()): string {
  const stated = given[name];
  if (stated == null) return otherwise;
  const range = parsePartialDate(stated);
  if (range && range.earliest === range.latest) return range.earliest;
  throw bad(`input.${name}`, `must be a whole day such as 2026-03-26, not ${stated}`);
}

/** As `dayIn`, and not later than today. */
export function pastDayIn<Name extends string>(given: Stating<Name>, name: Name, otherwise?: string): string {
  const day = dayIn(given, name, otherwise);
  if (day > today()) throw bad(`input.${name}`, `must not be later than today; ${day} is`);
  return day;
}

/** A line of text that an input states, in its one form; null for none, BAD_USER_INPUT for what is not text. */
export const textIn = <Name extends string>(given: Stating<Name>, name: Name): string | null =>
  plainIn(name, given[name], plainLine);

/** As `textIn`, for texts that may have several paragraphs. */
export const paragraphsIn = <Name extends string>(given: Stating<Name>, name: Name): string | null =>
  plainIn(name, given[name], plainParagraphs);

function plainIn(name: string, stated: string | null | undefined, plainOf: (text: string) => PlainText): string | null {
  if (stated == null) return null;
  const plain = plainOf(stated);
  if ("problem" in plain) throw bad(`input.${name}`, plain.problem);
  return plain.text === "" ? null : plain.text;
}

/** An operation for a network: the mutation, and the clause of its refusal where the reasons may not be shown. */
export interface Operation {
  readonly name: string;
  readonly clause: string;
}

/** Runs an operation for a network; resolves to the record it wrote, as the viewer sees it. */
export async function operate(
  operation: Operation,
  { given, context }: { given: Occasion; context: SubgraphContext },
  work: (bench: Bench) => Promise<string>,
): Promise<Row | null> {
  const id = await judgedAs(context, { ...operation, given, writtenAs: "NETWORK" }, async (bench) => {
    await refuseUnknown(bench.seen, given.sources ?? []);
    const written = await work(bench);
    await refuseUnseen(bench, written);
    return written;
  });
  return context.loaders.record.load(id);
}

/** What is new: properties and pointers that are null are left out. */
type NewRecord<L extends Label> = DraftOf<L> & Pick<RecordInput, "owners" | "audience">;

type Values = Readonly<Record<string, Value | undefined>>;
interface AnyRecord extends Pick<RecordInput, "owners" | "audience"> {
  readonly properties: Values;
  readonly pointers: Readonly<Record<string, string | readonly string[] | null | undefined>>;
}

/** Writes a new record that rests on an operation; resolves to its id. */
export async function write<L extends Label>(pen: Pen, label: L, record: NewRecord<L>): Promise<string> {
  const { properties, pointers, owners = [], audience = [] }: AnyRecord = record;
  refuseTexts(label, properties);
  const id = pen.madeId(label);
  const input: RecordInput = {
    id,
    properties: { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC", ...held(properties) },
    pointers: held(pointers),
    owners,
    audience,
  };
  await pen.write(label, [input]);
  return id;
}

/** What an operation writes with, and all records that there are. */
export interface Hand {
  readonly pen: Pen;
  readonly all: Sight;
}

/** Changes some properties of a record, visible or not; null removes a value. */
export async function amend<L extends Label>(
  { pen, all }: Hand,
  { label, id }: { readonly label: L; readonly id: string },
  changed: ChangesOf<L>,
): Promise<string> {
  const properties: Values = changed;
  refuseTexts(label, properties);
  const record = (await all.read([id])).get(id);
  if (!record) throw new Error(`There is no record ${id}.`);
  await pen.write(label, [{ ...record, properties: held({ ...record.properties, ...properties }) }]);
  return id;
}
