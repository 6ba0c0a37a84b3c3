/** Turns the input of a mutation into a record: the stated values, the defaults for the rest, and errors for values that can’t be. */
import { LiaisonError } from "../../../domain/errors";
import { parsePartialDate } from "../../../domain/time/partialDate";
import type { Visibility } from "../../../domain/access/viewpoint";
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
import { withHidden, type Base } from "./hiddenMembers";
import { isIdentity, isWritable, PARTICIPATIONS } from "./names";

/** Of which field is stated where it was read. */
type StatedProvenance = { readonly field: string } & FieldProvenance;

/** An input as GraphQL hands it over, checked against its type: what any input may hold, and the properties and pointers of a record. */
export interface Given {
  readonly id?: string | null;
  readonly ifRevision?: number | null;
  readonly reason?: string | null;
  readonly idempotencyKey?: string | null;
  readonly sources?: readonly string[] | null;
  readonly audience?: readonly string[] | null;
  readonly visibility?: Visibility | null;
  readonly provenance?: readonly StatedProvenance[] | null;
  readonly participants?: readonly Participant[] | null;
  readonly withRelations?: boolean;
  readonly [field: string]: unknown;
}

/** An input about a record that there is. */
export interface GivenOfOne extends Given {
  readonly id: string;
}

/** An actor that takes part in what is recorded, and its role. */
export interface Participant {
  readonly actor: string;
  readonly role: string;
}

/** Most values of a list. */
const MOST_VALUES = 200;

/**
 * A record with the values of an input; without an earlier version, with the hub’s defaults. Values of the earlier version that the
 * writer may not see stay. BAD_USER_INPUT names the field.
 */
export function draftOf(label: Label, given: Given, base?: Base): Omit<RecordInput, "id"> {
  const { countries, origin, owners, ...before } = base?.record ?? nothingYet(label, given);
  const draft = {
    properties: held({ ...before.properties, ...propertiesIn(label, given) }),
    pointers: held({ ...before.pointers, ...pointersIn(label, given, base) }),
    owners: owners ?? [],
    audience: audienceIn(given, base) ?? before.audience ?? [],
    ...(countries === undefined ? {} : { countries }),
    ...(origin === undefined ? {} : { origin }),
    provenance: { ...before.provenance, ...provenanceIn(label, given, base) },
  };
  refuseIncomplete(label, draft, { given, before: base?.record });
  return draft;
}

const nothingYet = (label: Label, given: Given): Omit<RecordInput, "id"> => ({
  properties: defaultsOf(label, given),
  pointers: {},
});

const NOTHING_BEFORE: Base = { record: { id: "", properties: {}, pointers: {} }, hidden: new Set() };

function propertiesIn(label: Label, given: Given): Record<string, Value> {
  const stated = Object.entries(propertiesOf(label)).filter(([name, model]) => isWritable(model) && name in given);
  return Object.fromEntries(
    stated.flatMap(([name, model]) =>
      given[name] === undefined ? [] : [[name, checkedValue(name, model, given[name])] as const],
    ),
  );
}

function pointersIn(label: Label, given: Given, base?: Base): Record<string, string | readonly string[] | undefined> {
  const stated = Object.entries(pointersOf(label)).filter(
    ([name, model]) => isWritable(model) && given[name] !== undefined && !(base && isIdentity(label, name)),
  );
  return Object.fromEntries(
    stated.map(([name]) => [name, besideHidden(checkedIds(name, given[name]), base?.record.pointers[name], base)]),
  );
}

/** What a pointer is to hold, with what it held that is hidden from whoever writes. */
function besideHidden(
  stated: string | readonly string[] | undefined,
  before: string | readonly string[] | undefined,
  { hidden }: Pick<Base, "hidden"> = NOTHING_BEFORE,
): string | readonly string[] | undefined {
  if (typeof stated === "object" || typeof before === "object")
    return withHidden([stated ?? []].flat(), [before ?? []].flat(), hidden);
  return stated === undefined && typeof before === "string" && hidden.has(before) ? before : stated;
}

/** Undefined where the input states none; null takes away what whoever writes can see. */
const audienceIn = (given: Given, base?: Base): readonly string[] | undefined =>
  given.audience === undefined ? undefined : withHidden(given.audience ?? [], base?.record.audience, base?.hidden);

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
    pointers: pointersIn(label, given, NOTHING_BEFORE),
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
  const sources = given.sources ?? [];
  return {
    ...Object.fromEntries(fixed),
    confidence: sources.length > 0 ? "VERIFIED" : "UNVERIFIED",
    unverifiedFields: [],
    visibility: records[label].standardVisibility ?? "PUBLIC",
  };
}

function checkedValue(name: string, model: PropertyModel, value: unknown): Value {
  if (value === null) return null;
  if (!Array.isArray(value)) return settled(name, model, value);
  if (value.length > MOST_VALUES) throw bad(`input.${name}`, `may hold at most ${MOST_VALUES} values`);
  const values = value.map((one: unknown) => settled(name, model, one));
  return [...new Set(values.filter((one) => typeof one === "string"))];
}

/** Throws BAD_USER_INPUT where a text of a record is longer than the model allows, or is not text; for texts that operations get from inputs. */
export function refuseTexts(label: Label, properties: Readonly<Record<string, Value | undefined>>): void {
  for (const [name, model] of Object.entries(propertiesOf(label))) {
    const value = properties[name];
    if (typeof value === "string") settled(name, model, value);
  }
}

/** One value in its one form; null for text of which nothing is left. */
function settled(name: string, model: PropertyModel, value: unknown): string | number | boolean | null {
  if (!isSingle(value)) throw bad(`input.${name}`, "must be one value");
  const one = settledValue(model, value);
  if ("problem" in one) throw bad(`input.${name}`, one.problem);
  return one.value === "" ? null : one.value;
}

const isSingle = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function checkedIds(name: string, value: unknown): string | readonly string[] | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return value;
  const ids = [...new Set([value].flat().map(String))];
  if (ids.length > MOST_VALUES) throw bad(`input.${name}`, `may name at most ${MOST_VALUES} records`);
  return ids;
}

/** The values that are not null or undefined. */
export const held = <Kept>(values: Readonly<Record<string, Kept | null | undefined>>): Record<string, Kept> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Kept] => entry[1] != null));

function provenanceIn(label: Label, given: Given, base?: Base): Record<string, FieldProvenance> {
  const stated = given.provenance ?? [];
  for (const { field } of stated) requireField(label, field, "input.provenance");
  const known = base?.record.provenance ?? {};
  return Object.fromEntries(
    stated.map(({ field, sources, confidence }) => [
      field,
      { sources: withHidden(sources, known[field]?.sources, base?.hidden), confidence },
    ]),
  );
}

function requireField(label: Label, field: string, argument: string): void {
  if (field in records[label].properties || field in records[label].pointers) return;
  throw bad(argument, `names ${JSON.stringify(field)}, which is not a field of ${label}`);
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
  for (const field of properties.unverifiedFields ?? []) requireField(label, field, "input.unverifiedFields");
  refuseEndBeforeStart(label, properties);
}

function refuseEndBeforeStart(label: Label, { from, to }: Readonly<Record<string, Value | undefined>>): void {
  const { period } = records[label];
  const [start, end] = [from, to].map((one) => (typeof one === "string" ? parsePartialDate(one) : undefined));
  if (!period || !start || !end) return;
  const isOrdered = period.inclusive ? start.earliest <= end.latest : start.earliest < end.latest;
  if (!isOrdered) throw bad("input.to", `(${String(to)}) must be after input.from (${String(from)})`);
}

/** The BAD_USER_INPUT error for one argument. */
export const bad = (argument: string, problem: string): LiaisonError =>
  new LiaisonError("BAD_USER_INPUT", `${argument} ${problem}.`, { argument });
