/** From the input of a mutation to a record: what is stated, what is taken where nothing is, and what can’t be. */
import { LiaisonError } from "../../../domain/errors";
import { parsePartialDate } from "../../../domain/partialDate";
import {
  pointersOf,
  propertiesOf,
  records,
  settledValue,
  type FieldProvenance,
  type Label,
  type PropertyModel,
  type RecordInput,
  type Value,
} from "../../../store/port";
import { isIdentity, PARTICIPATIONS } from "./names";
import { isWritable } from "./inputs";

/** An input as GraphQL hands it over. */
export type Given = Readonly<Record<string, unknown>>;

/** Most values of a list. */
const MOST_VALUES = 200;

/** A record with what an input states; without one before, the hub’s defaults. BAD_USER_INPUT names the field. */
export function draftOf(label: Label, given: Given, before?: RecordInput): Omit<RecordInput, "id"> {
  const { countries, origin, owners = [] } = before ?? { owners: [] };
  const provenance = { ...before?.provenance, ...provenanceIn(label, given) };
  const draft = {
    properties: held({ ...(before?.properties ?? defaultsOf(label, given)), ...propertiesIn(label, given) }),
    pointers: held({ ...before?.pointers, ...pointersIn(label, given, before !== undefined) }),
    owners,
    audience: audienceIn(given) ?? before?.audience ?? [],
    ...(countries === undefined ? {} : { countries }),
    ...(origin === undefined ? {} : { origin }),
    provenance,
  };
  refuseIncomplete(label, draft, { given, before });
  return draft;
}

function propertiesIn(label: Label, given: Given): Record<string, Value> {
  const stated = Object.entries(propertiesOf(label)).filter(([name, model]) => isWritable(model) && name in given);
  return Object.fromEntries(
    stated.flatMap(([name, model]) =>
      given[name] === undefined ? [] : [[name, checkedValue(name, model, given[name] as Value)] as const],
    ),
  );
}

function pointersIn(
  label: Label,
  given: Given,
  isUpdate: boolean,
): Record<string, string | readonly string[] | undefined> {
  const stated = Object.entries(pointersOf(label)).filter(
    ([name, model]) => isWritable(model) && given[name] !== undefined && !(isUpdate && isIdentity(label, name)),
  );
  return Object.fromEntries(stated.map(([name]) => [name, checkedIds(name, given[name])]));
}

/** Undefined where the input states none; null takes it away. */
const audienceIn = (given: Given): readonly string[] | undefined =>
  given["audience"] === undefined ? undefined : ((given["audience"] ?? []) as readonly string[]);

/** Ids that a draft points at, its sources and those of single fields included. */
export const idsIn = ({ pointers, audience = [], provenance = {} }: Omit<RecordInput, "id">): readonly string[] => [
  ...new Set([
    ...Object.values(pointers).flatMap((value) => value ?? []),
    ...audience,
    ...Object.values(provenance).flatMap(({ sources }) => sources),
  ]),
];

/** Ids that an input names. Where the record names them already they have to be seen all the same: or one could try which it names. */
export const statedIds = (label: Label, given: Given): readonly string[] =>
  idsIn({
    properties: {},
    pointers: pointersIn(label, given, true),
    audience: audienceIn(given) ?? [],
    provenance: provenanceIn(label, given),
  });

/** Organisations that a draft names as its parties. */
export const partiesOf = (label: Label, { pointers }: Omit<RecordInput, "id">): readonly string[] =>
  Object.entries(pointersOf(label)).flatMap(([name, { party }]) => (party ? [pointers[name] ?? []].flat() : []));

/** True where only parties record such a thing. */
export const hasParties = (label: Label): boolean =>
  label in PARTICIPATIONS || Object.values(pointersOf(label)).some(({ party }) => party);

function defaultsOf(label: Label, given: Given): Record<string, Value> {
  const fixed = Object.entries(propertiesOf(label)).flatMap(([name, { fixed: value }]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const sources = (given["sources"] ?? []) as readonly string[];
  return {
    ...Object.fromEntries(fixed),
    confidence: sources.length > 0 ? "VERIFIED" : "UNVERIFIED",
    unverifiedFields: [],
    visibility: records[label].standardVisibility ?? "PUBLIC",
  };
}

function checkedValue(name: string, model: PropertyModel, value: Value): Value {
  if (value === null) return null;
  if (!Array.isArray(value)) return settled(name, model, value as string | number | boolean);
  if (value.length > MOST_VALUES) throw bad(`input.${name}`, `may hold at most ${MOST_VALUES} values`);
  const values = (value as readonly string[]).map((one) => settled(name, model, one));
  return [...new Set(values.filter((one) => one !== null))] as readonly string[];
}

/** BAD_USER_INPUT where a text of a record is longer than the model allows, or is no text; for what operations take from inputs. */
export function refuseTexts(label: Label, properties: Readonly<Record<string, Value | undefined>>): void {
  for (const [name, model] of Object.entries(propertiesOf(label))) {
    const value = properties[name];
    if (typeof value === "string") settled(name, model, value);
  }
}

/** One value in its one form; null for text of which nothing is left. */
function settled(
  name: string,
  model: PropertyModel,
  value: string | number | boolean,
): string | number | boolean | null {
  const one = settledValue(model, value);
  if ("problem" in one) throw bad(`input.${name}`, one.problem);
  return one.value === "" ? null : one.value;
}

function checkedIds(name: string, value: unknown): string | readonly string[] | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return value;
  const ids = [...new Set(value as readonly string[])];
  if (ids.length > MOST_VALUES) throw bad(`input.${name}`, `may name at most ${MOST_VALUES} records`);
  return ids;
}

/** What is there of some values. */
export const held = <Kept>(values: Readonly<Record<string, Kept | null | undefined>>): Record<string, Kept> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Kept] => entry[1] != null));

function provenanceIn(label: Label, given: Given): Record<string, FieldProvenance> {
  const stated = (given["provenance"] ?? []) as readonly ({ readonly field: string } & FieldProvenance)[];
  for (const { field } of stated) requireField(label, field, "input.provenance");
  return Object.fromEntries(stated.map(({ field, sources, confidence }) => [field, { sources, confidence }]));
}

function requireField(label: Label, field: string, argument: string): void {
  if (field in records[label].properties || field in records[label].pointers) return;
  throw bad(argument, `names ${JSON.stringify(field)}, which is no field of ${label}`);
}

interface Origin {
  readonly given: Given;
  readonly before: RecordInput | undefined;
}

/** What an update leaves out is not its fault where it is missing, as it is with a record that is hidden. */
function refuseIncomplete(label: Label, draft: Omit<RecordInput, "id">, { given, before }: Origin): void {
  const { properties, pointers } = draft;
  for (const [name, { required, list }] of Object.entries(propertiesOf(label)))
    if (required && !list && properties[name] == null) throw bad(`input.${name}`, "must not be empty");
  for (const [name, { required }] of Object.entries(pointersOf(label)))
    if (required && pointers[name] === undefined && (!before || given[name] !== undefined))
      throw bad(`input.${name}`, "must name a record");
  for (const field of (properties["unverifiedFields"] ?? []) as readonly string[])
    requireField(label, field, "input.unverifiedFields");
  refuseEndBeforeStart(label, properties);
  refuseForNobody(draft);
}

/** A record that is not for everyone is for someone. */
function refuseForNobody({ properties: { visibility }, audience = [], owners = [] }: Omit<RecordInput, "id">): void {
  const needsAudience = visibility === "PARTNERS" || visibility === "RESTRICTED";
  if (needsAudience && audience.length === 0 && owners.length === 0)
    throw bad("input.audience", `must say for whom a record of class ${visibility} is`);
}

function refuseEndBeforeStart(label: Label, { from, to }: Readonly<Record<string, Value | undefined>>): void {
  const { period } = records[label];
  const [start, end] = [from, to].map((one) => (typeof one === "string" ? parsePartialDate(one) : undefined));
  if (!period || !start || !end) return;
  const isOrdered = period.inclusive ? start.earliest <= end.latest : start.earliest < end.latest;
  if (!isOrdered) throw bad("input.to", `(${String(to)}) must be after input.from (${String(from)})`);
}

/** An error about one argument. */
export const bad = (argument: string, problem: string): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", `${argument} ${problem}.`, { argument });
