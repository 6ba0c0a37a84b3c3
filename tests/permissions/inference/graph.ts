/** Small graphs over the kinds of record of the model, with organisations that nobody could take for real ones. */
import fc from "fast-check";
import {
  enumOf,
  labels,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type PointerModel,
  type PropertyModel,
  type RecordInput,
  type Value,
} from "../../../store/port";

export interface GraphRecord extends RecordInput {
  readonly label: Label;
}
export type Graph = readonly GraphRecord[];

/** Whoever records may belong to or be meant for. Few, so that records often agree; some may be no record of the graph. */
export const PRINCIPALS = ["network-1", "npm-1", "npm-2", "cso-1"] as const;
export const STATES = ["state-1", "state-2", "state-3"] as const;

/** Most records of a kind. Persons are never invented. */
const MOST: Partial<Readonly<Record<Label, number>>> = {
  State: 3,
  Npm: 3,
  Cso: 4,
  Body: 2,
  Network: 2,
  Collaboration: 9,
  Membership: 4,
  Meeting: 3,
  MeetingParticipation: 5,
  ProjectParticipation: 5,
  VisitParticipation: 4,
  Document: 4,
  Person: 0,
  CollaborationPattern: 1,
};
/** Kinds without which most others would point at nothing. */
const ALWAYS: readonly Label[] = ["State", "Npm", "Cso", "Network"];
const most = (label: Label): number => MOST[label] ?? 2;

const WORDS = ["Sample", "Example", "Sample Example", "Exámple Exchange", "Placeholder"] as const;
const DATES = ["2012", "2013", "2013-03", "2013-03-26", "2014-06", "2015-01-01", "2016", "2019-10"] as const;

/** A partial date of the years in which the graphs live. */
export const dates = fc.constantFrom(...DATES);

/** What is drawn for one record before it is known which records there are. */
interface Draft {
  readonly properties: Readonly<Record<string, Value | undefined>>;
  readonly picks: Readonly<Record<string, readonly number[]>>;
  readonly owners: readonly string[];
  readonly audience: readonly string[];
  readonly countries: readonly string[] | undefined;
}

/** Graphs of some 25 to 45 records; pointers end at records of the graph, and rounds of cooperation prolong earlier ones. */
export const graphs = (): fc.Arbitrary<Graph> => fc.record(Object.fromEntries(labels.map(draftsOf))).map(graphOf);

function draftsOf(label: Label): [Label, fc.Arbitrary<readonly Draft[]>] {
  const minLength = ALWAYS.includes(label) ? Math.min(2, most(label)) : 0;
  return [label, fc.array(draftOf(label), { minLength, maxLength: most(label), size: "max" })];
}

/** For whom a record is, where it is not for everyone. */
export const admitted = {
  owners: fc.subarray([...PRINCIPALS], { maxLength: 3 }),
  audience: fc.subarray([...PRINCIPALS, ...STATES], { maxLength: 5 }),
};

function draftOf(label: Label): fc.Arbitrary<Draft> {
  const properties = Object.entries(propertiesOf(label)).filter(([, model]) => !model.derived);
  const pointers = Object.entries(pointersOf(label)).filter(([, model]) => !model.derived);
  const mayNarrow = !records[label].isRelation && label !== "State";
  return fc.record({
    properties: fc.record(Object.fromEntries(properties.map(([name, model]) => [name, valueOf(label, name, model)]))),
    picks: fc.record(Object.fromEntries(pointers.map(([name, model]) => [name, picksOf(model)]))),
    ...admitted,
    countries: mayNarrow
      ? fc.option(fc.subarray([...STATES], { minLength: 1 }), { nil: undefined })
      : fc.constant(undefined),
  });
}

/** A value of a property. */
export function valueOf(label: Label, name: string, model: PropertyModel): fc.Arbitrary<Value | undefined> {
  if (name === "visibility") return visibilities;
  if (name === "isCivilSociety") return label === "Body" ? fc.boolean() : fc.constant(label === "Cso");
  if (name === records[label].title || name === "name") return namesOf(label);
  const values = model.list ? listOf(model) : singleOf(model);
  return model.required ? values : fc.option(values, { nil: undefined });
}

const visibilities = fc.oneof(
  { weight: 8, arbitrary: fc.constant("PUBLIC") },
  { weight: 5, arbitrary: fc.constantFrom("PARTNERS", "RESTRICTED", "CONFIDENTIAL") },
);

/** "Npm 1", "Document 2 Sample": a name may occur twice, so that ties have to be broken. */
const namesOf = (label: Label): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("", " Sample", " Exámple"))
    .map(([n, word]) => `${label} ${n}${word}`);

const listOf = (model: PropertyModel): fc.Arbitrary<readonly string[]> =>
  fc.subarray(model.type === "ENUM" ? fewValuesOf(model) : ["note", "from"], { maxLength: 2 });

/** Few values, so that records share them. */
function fewValuesOf(model: PropertyModel): string[] {
  const values = Object.keys(enumOf(model).values);
  return values.length > 4 ? [...values.slice(0, 2), ...values.slice(-2)] : values;
}

function singleOf(model: PropertyModel): fc.Arbitrary<Value> {
  switch (model.type) {
    case "ENUM":
      return fc.constantFrom(...fewValuesOf(model));
    case "PARTIAL_DATE":
      return dates;
    case "STRING":
      return fc.constantFrom(...WORDS);
    case "BOOLEAN":
      return fc.boolean();
    case "INT":
      return fc.integer({ min: 2010, max: 2014 });
    case "FLOAT":
      return fc.constantFrom(0.5, 10, 1000);
    case "URL":
      return fc.constantFrom("https://example.org/1", "https://example.org/2");
    case "LOCALE":
      return fc.constantFrom("en", "sr-Latn");
    case "COUNTRY_CODE":
      return fc.constantFrom("AAA", "BBB");
  }
}

function picksOf({ many, required }: PointerModel): fc.Arbitrary<readonly number[]> {
  const lengths = many ? { minLength: 0, maxLength: 3 } : { minLength: 1, maxLength: 1 };
  const picks = fc.uniqueArray(fc.nat(11), lengths);
  return many || required
    ? picks
    : fc.oneof({ weight: 3, arbitrary: picks }, { weight: 1, arbitrary: fc.constant([]) });
}

function graphOf(drafts: Readonly<Record<string, readonly Draft[]>>): Graph {
  const ids = new Map(labels.map((label) => [label, (drafts[label] ?? []).map((_, at) => idOf(label, at))]));
  const graph = labels.flatMap((label) =>
    (drafts[label] ?? []).map((draft, at) => recordOf(label, draft, { at, ids })),
  );
  return graph.filter(pointsWhereItMust);
}

/** Id of the record of a label at a place; the first is called 1. */
export const idOf = (label: Label, at: number): string => `${records[label].idPrefix}${at + 1}`;

interface Surroundings {
  readonly at: number;
  readonly ids: ReadonlyMap<Label, readonly string[]>;
}

function recordOf(label: Label, { picks, ...draft }: Draft, { at, ids }: Surroundings): GraphRecord {
  const pointers: Record<string, string | readonly string[]> = {};
  for (const [name, model] of Object.entries(pointersOf(label))) {
    // Among its own kind a record points at earlier ones only, so that chains end.
    const candidates = model.to.flatMap((to) =>
      to === label ? (ids.get(to) ?? []).slice(0, at) : (ids.get(to) ?? []),
    );
    const chosen = (picks[name] ?? []).flatMap((pick) => candidates[pick % candidates.length] ?? []);
    const [first] = chosen;
    if (model.many) pointers[name] = [...new Set(chosen)];
    else if (first !== undefined) pointers[name] = first;
  }
  const properties = Object.fromEntries(
    Object.entries(draft.properties).map(([name, value]) => [name, uniquely(label, name, { value, at })]),
  );
  return { label, id: idOf(label, at), ...draft, properties, pointers };
}

/** A code that must be unique is one of its own for each record. There are codes of other kinds, but no two records that have them. */
function uniquely(label: Label, name: string, { value, at }: { value: Value | undefined; at: number }) {
  const { unique, type } = propertiesOf(label)[name] ?? {};
  return value !== undefined && unique && type !== "ENUM" ? CODES[at]?.slice(0, name === "iso2" ? 2 : 3) : value;
}
const CODES = ["AAA", "BBB", "CCC"] as const;

const pointsWhereItMust = ({ label, pointers }: GraphRecord): boolean =>
  Object.entries(pointersOf(label)).every(([name, model]) => !model.required || pointers[name] !== undefined);
