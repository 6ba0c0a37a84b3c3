/** Records that are drawn: each had a true period, of which a record tells a part, and not always exactly. */
import * as fc from "fast-check";
import { dayAfter, daysAfter, type Day } from "../../domain/time/partialDate";
import type { Label, RecordInput, Store } from "../../store/port";
import type { Recorded } from "./intervals";

const RECORD = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };
export const NETWORK = "network-drawn";
const FOUNDED = "2008-06";
const NPMS = 5;
/** The mandate of one of the NPMs has ended. */
const ENDED_NPM = { id: "npm-5", on: "2019-07-01" } as const;
const PATTERNS = ["MUTUAL_SUPPORT", "ADVISORY_BODY", "SPECIFIC_ACTIVITIES"];

/** A record that was drawn, and what it says of its time. */
export interface Drawn {
  readonly label: Label;
  readonly id: string;
  readonly recorded: Recorded;
  readonly input: RecordInput;
}

/** A term of the chair, and the year that names it. */
export interface DrawnTerm extends Drawn {
  readonly year: number | undefined;
}

export interface DrawnWorld {
  readonly collaborations: readonly Drawn[];
  readonly memberships: readonly Drawn[];
  readonly terms: readonly DrawnTerm[];
  readonly parts: readonly (readonly [Label, RecordInput])[];
}

const record = (
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"] = {},
): RecordInput => ({ id, properties: { ...RECORD, ...properties }, pointers });

/** A whole day, its month, its year, or nothing. */
const blurred = (day: Day): fc.Arbitrary<string | undefined> =>
  fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4), day.slice(0, 4), undefined);
const dayFrom = (first: Day, days: number): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: days }).map((more) => daysAfter(first, more));

/** What is told of a period, by a record whose status is ACTIVE where it goes on. */
const told = (first: Day, last: Day, today: Day) =>
  fc
    .record({
      from: blurred(first),
      to: fc.oneof(fc.constant(undefined), blurred(last)),
      seen: fc.option(fc.tuple(blurred(first), blurred(last))),
      isStatusKnown: fc.boolean(),
    })
    .map(({ from, to, seen, isStatusKnown }) => {
      // A whole day is the first on which it no longer held.
      const end = to?.length === 10 ? dayAfter(to) : to;
      const [firstAttested, lastAttested] = last >= today ? [seen?.[0], undefined] : (seen ?? []);
      const status = !isStatusKnown ? "UNKNOWN" : last >= today ? "ACTIVE" : "ENDED";
      return { from, to: end, firstAttested, lastAttested, status };
    });
type Told = ReturnType<typeof told> extends fc.Arbitrary<infer Value> ? Value : never;

const attestedIn = ({ firstAttested, lastAttested }: Told): readonly string[] =>
  [firstAttested, lastAttested].filter((date) => date !== undefined);
const set = (values: object): RecordInput["properties"] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function collaboration(
  at: number,
  { npm, ...facts }: Told & { npm: string; patterns: readonly string[] },
  today: Day,
): Drawn {
  const { from, to, status, firstAttested, lastAttested, patterns } = facts;
  const id = `collab-${String(at).padStart(3, "0")}`;
  const attested = attestedIn(facts);
  return {
    label: "Collaboration",
    id,
    recorded: {
      from,
      to,
      attested,
      isActive: status === "ACTIVE",
      endedBy: status === "ENDED" ? (lastAttested ?? firstAttested ?? today) : undefined,
      notFrom: npm === ENDED_NPM.id ? ENDED_NPM.on : undefined,
    },
    input: record(
      id,
      set({
        from,
        to,
        firstAttested,
        lastAttested,
        status,
        patterns: [...patterns],
        description: "drawn",
        partnerKind: "CSO",
        formality: "FORMAL",
        regularity: "REGULAR",
      }),
      { npm, partner: `cso-${at}` },
    ),
  };
}

function membership(at: number, facts: Told): Drawn {
  const { from, to, firstAttested, lastAttested, status } = facts;
  const id = `membership-${String(at).padStart(2, "0")}`;
  const standing = status === "ACTIVE" ? "MEMBER" : "ALSO_AGREEING";
  return {
    label: "Membership",
    id,
    recorded: { from, to, attested: attestedIn(facts), isActive: status === "ACTIVE", notBefore: FOUNDED },
    input: record(id, set({ from, to, firstAttested, lastAttested, status: standing }), {
      network: NETWORK,
      actor: `cso-${at}`,
    }),
  };
}

function term(
  at: number,
  { from, to, year }: { from: string | undefined; to: string | undefined; year: number | undefined },
): DrawnTerm {
  const id = `chair-${String(at).padStart(2, "0")}`;
  const mostYears = from !== undefined || to !== undefined ? 1 : undefined;
  return {
    label: "ChairTerm",
    id,
    year,
    recorded: { from, to, attested: year === undefined ? [] : [String(year)], mostYears },
    input: record(id, set({ from, to, year }), { network: NETWORK, npm: "npm-1" }),
  };
}

/** A period of at most so many days that begins within some 25 years around today, and what is told of it. */
const period = (most: number, today: Day, from: Day = "2003-01-01") =>
  fc.tuple(dayFrom(from, 9_000), fc.integer({ min: 0, max: most })).chain(([start, length]) => {
    const first = start > today ? today : start;
    return told(first, daysAfter(first, length), today);
  });

const drawnCollaboration = (today: Day) =>
  fc
    .record({
      npm: fc.integer({ min: 1, max: NPMS }),
      patterns: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1 }),
    })
    .chain(({ npm, patterns }) => {
      const id = `npm-${npm}`;
      // What it did it did within its mandate.
      const facts =
        id === ENDED_NPM.id
          ? dayFrom("2012-01-01", 2_000).chain((first) => told(first, daysAfter(first, 600), today))
          : period(3_000, today);
      return facts.map((one) => ({ ...one, npm: id, patterns }));
    });

const drawnTerm = dayFrom("2009-01-01", 5_500).chain((first) =>
  fc.record({
    from: blurred(first),
    to: blurred(daysAfter(first, 300)),
    year: fc.constantFrom(Number(first.slice(0, 4)), undefined, Number(daysAfter(first, 299).slice(0, 4))),
  }),
);

/** A world of records about one network and the partners of a few NPMs. */
export const drawnWorld = (today: Day): fc.Arbitrary<DrawnWorld> =>
  fc
    .record({
      collaborations: fc.array(drawnCollaboration(today), { minLength: 70, maxLength: 70 }),
      memberships: fc.array(period(4_000, today, "2009-01-01"), { minLength: 20, maxLength: 20 }),
      terms: fc.array(drawnTerm, { minLength: 14, maxLength: 14 }),
    })
    .map((drawn) => {
      const collaborations = drawn.collaborations.map((facts, at) => collaboration(at, facts, today));
      const memberships = drawn.memberships.map((facts, at) => membership(at, facts));
      const terms = drawn.terms.map((facts, at) => term(at, facts));
      const all = [...collaborations, ...memberships, ...terms];
      return {
        collaborations,
        memberships,
        terms,
        parts: [...ground(), ...all.map(({ label, input }) => [label, input] as const)],
      };
    });

/** What the drawn records relate. */
const ground = (): DrawnWorld["parts"] => [
  ["State", record("state-drawn", { name: "Drawn", kind: "UN_MEMBER", opcatStatus: "PARTY", npmStatus: "DESIGNATED" })],
  ...Array.from({ length: NPMS }, (_, at): readonly [Label, RecordInput] => {
    const id = `npm-${at + 1}`;
    const end = id === ENDED_NPM.id ? { to: ENDED_NPM.on, status: "DISSOLVED" } : { status: "ACTIVE" };
    const properties = { name: id, model: "OMBUDSMAN", isCivilSociety: false, from: "2005", ...end };
    return ["Npm", record(id, properties, { state: "state-drawn" })];
  }),
  ...Array.from({ length: 70 }, (_, at): readonly [Label, RecordInput] => [
    "Cso",
    record(`cso-${at}`, { name: `Organisation ${at}`, type: "NGO", isCivilSociety: true }, { state: "state-drawn" }),
  ]),
  [
    "Network",
    record(NETWORK, {
      name: "Drawn",
      type: "NPM_NETWORK",
      status: "ACTIVE",
      isCivilSociety: false,
      foundedDate: FOUNDED,
      chairTermYears: 1,
    }),
  ],
];

/** Writes it, a kind of record at a time, and relations once all is there. */
export async function writeWorld(store: Store, { parts }: DrawnWorld): Promise<void> {
  const kinds = [...new Set(parts.map(([label]) => label))].map((label) => {
    const records = parts.flatMap(([one, input]) => (one === label ? [input] : []));
    return [label, records] as const;
  });
  await store.writer.transact({ actor: "world", input: "drawn", writtenAs: "IMPORT" }, async (transaction) => {
    for (const [label, records] of kinds) await transaction.put(label, records);
    for (const [label, records] of kinds) await transaction.link(label, records);
  });
}
