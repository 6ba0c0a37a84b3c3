import * as fc from "fast-check";
import { judgeAccession, type AccessionFacts } from "../../../domain/networks/accession";
import { chairOn, judgeChairTerm } from "../../../domain/networks/chair";
import { judgeAgreement, type AgreementFacts } from "../../../domain/networks/commonAgreement";
import { type DecisionFacts } from "../../../domain/networks/decision";
import { AS_RECORDED, dayBefore, daysAfter } from "../../../domain/time/partialDate";
import { type PeriodFacts } from "../../../domain/time/period";
import { type PositionFacts } from "../../../domain/networks/position";
import { type RegionDecision } from "../../../domain/networks/region";

const RUNS = { numRuns: 1000, seed: 20130326 };
const NPMS = ["npm-albania", "npm-croatia", "npm-serbia"] as const;

const anyDay = fc.integer({ min: 0, max: 120 }).map((days) => daysAfter("2013-09-01", days));
const anyDate = fc.tuple(anyDay, fc.boolean()).map(([day, coarse]) => (coarse ? day.slice(0, 7) : day));
const monthOf = (date: string | null | undefined): string | null => date?.slice(0, 7) ?? null;

const anyPosition: fc.Arbitrary<PositionFacts> = fc.record({
  actor: fc.constantFrom(...NPMS),
  stance: fc.constantFrom("ASSENT", "OBJECTION", "ABSTENTION"),
  statedOn: fc.option(anyDate, { freq: 9 }),
});
const anyAgreement: fc.Arbitrary<AgreementFacts> = fc.record({
  rule: fc.constantFrom("EXPRESS_ASSENT", "NO_OBJECTION"),
  objectionPeriodDays: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 9 }),
  proposedOn: fc.option(anyDate, { freq: 9 }),
  on: anyDate,
  voters: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...NPMS.slice(0, 2)),
      name: fc.constant("NPM"),
      standing: fc.constantFrom("CERTAIN", "UNDETERMINED"),
    }),
    { selector: ({ id }) => id },
  ),
  positions: fc.array(anyPosition, { maxLength: 5 }),
});

const NEARNESS = ["NOT_AGREED", "UNDETERMINED", "AGREED"];

describe("common agreement (D12)", () => {
  it("is never brought nearer by one more objection, wherever it stands in the list", () => {
    fc.assert(
      fc.property(anyAgreement, anyPosition, fc.nat({ max: 5 }), (facts, position, place) => {
        const positions = facts.positions.toSpliced(place, 0, { ...position, stance: "OBJECTION" });
        const before = NEARNESS.indexOf(judgeAgreement(facts).outcome);
        expect(NEARNESS.indexOf(judgeAgreement({ ...facts, positions }).outcome)).toBeLessThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it("only turns undetermined, never to the contrary, where the days of positions or of the proposal become months", () => {
    fc.assert(
      fc.property(anyAgreement, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (facts, coarse) => {
        const less: AgreementFacts = {
          ...facts,
          proposedOn: coarse[5] ? monthOf(facts.proposedOn) : facts.proposedOn,
          positions: facts.positions.map((one, place) =>
            coarse[place] ? { ...one, statedOn: monthOf(one.statedOn) } : one,
          ),
        };
        expect([judgeAgreement(facts).outcome, "UNDETERMINED"]).toContain(judgeAgreement(less).outcome);
      }),
      RUNS,
    );
  });

  it("only turns undetermined where the membership of a voter is no longer certain, unless nobody else has a voice", () => {
    fc.assert(
      fc.property(anyAgreement, (facts) => {
        const [first, ...others] = facts.voters;
        fc.pre(first?.standing === "CERTAIN" && others.some(({ standing }) => standing === "CERTAIN"));
        const voters = [{ ...first, standing: "UNDETERMINED" } as const, ...others];
        expect([judgeAgreement(facts).outcome, "UNDETERMINED"]).toContain(judgeAgreement({ ...facts, voters }).outcome);
      }),
      RUNS,
    );
  });
});

/** Facts that do not contradict each other: from < to, attested in between. */
const anyPeriod: fc.Arbitrary<PeriodFacts> = fc
  .tuple(fc.uniqueArray(anyDay, { minLength: 4, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
  .map(([days, known]) => {
    const [from, first, last, to] = days.toSorted();
    const kept = (place: number, day: string | undefined): string | null => (known[place] && day ? day : null);
    return {
      from: kept(0, from),
      firstAttested: kept(1, first),
      lastAttested: kept(2, last),
      to: kept(3, to),
      isOpen: known[4] ?? false,
    };
  });

function coarser(period: PeriodFacts, which: readonly boolean[]): PeriodFacts {
  const less = (place: number, date: string | null | undefined): string | null =>
    which[place] ? monthOf(date) : (date ?? null);
  return {
    ...period,
    from: less(0, period.from),
    firstAttested: less(1, period.firstAttested),
    lastAttested: less(2, period.lastAttested),
    // Of a day it is said that it no longer held; the month in which it still held is that of the day before.
    to: which[3] && period.to ? monthOf(dayBefore(period.to)) : (period.to ?? null),
  };
}

const which = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
const anyDecision: fc.Arbitrary<RegionDecision> = fc.record({
  id: fc.constant("decision"),
  kind: fc.constantFrom("REGION", "ADMISSION"),
  title: fc.constant("Region"),
  outcome: fc.constantFrom("ADOPTED", "REJECTED"),
  date: fc.option(anyDate, { freq: 9 }),
  subjects: fc.constant(["state", "npm"]),
  sources: fc.constant([]),
});

describe("facts of which only the month is known instead of the day", () => {
  it("make criteria of accession unknown, never the contrary (D5)", () => {
    const facts = fc.record({
      network: fc.constant({ id: "network", name: "Network" }),
      npm: fc.constant({ id: "npm", name: "NPM" }),
      state: fc.record({
        id: fc.constant("state"),
        name: fc.constant("State"),
        isParty: fc.boolean(),
        sources: fc.constant([]),
        ratificationDate: fc.option(anyDate),
        ratificationYear: fc.constantFrom(2013, null),
      }),
      decisions: fc.array(anyDecision, { maxLength: 3 }),
      mandates: fc.array(
        fc.record({
          id: fc.constant("m"),
          actingAs: fc.constantFrom("NPM", "OMBUDSMAN"),
          period: anyPeriod,
          sources: fc.constant([]),
        }),
        { maxLength: 2 },
      ),
      memberships: fc.array(
        fc.record({
          id: fc.constant("m"),
          status: fc.constantFrom("MEMBER", "FOUNDING_MEMBER", "OBSERVER"),
          period: anyPeriod,
          sources: fc.constant([]),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(facts, anyDate, which, (exact: AccessionFacts, on, coarse) => {
        const less: AccessionFacts = {
          ...exact,
          state: exact.state && { ...exact.state, ratificationDate: monthOf(exact.state.ratificationDate) },
          decisions: exact.decisions.map((one, place) => (coarse[place] ? { ...one, date: monthOf(one.date) } : one)),
          mandates: exact.mandates.map((one) => ({ ...one, period: coarser(one.period, coarse) })),
          memberships: exact.memberships.map((one) => ({ ...one, period: coarser(one.period, coarse) })),
        };
        const before = judgeAccession(exact, on, AS_RECORDED).criteria;
        judgeAccession(less, on, AS_RECORDED).criteria.forEach(({ name, result }, place) => {
          expect([before[place]?.result, "UNKNOWN"].map((one) => `${name} ${one}`)).toContain(`${name} ${result}`);
        });
      }),
      RUNS,
    );
  });

  it("never add a chair for certain, nor lose one that is possible (D13)", () => {
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 3 }), anyDate, which, (periods, on, coarse) => {
        const terms = periods.map((period, place) => ({ id: `chair-${place}`, npm: "npm", npmName: "NPM", period }));
        const less = terms.map((term) => ({ ...term, period: coarser(term.period, coarse) }));
        const [before, after] = [chairOn(terms, on, AS_RECORDED), chairOn(less, on, AS_RECORDED)];
        expect(before.terms).toEqual(expect.arrayContaining([...after.terms]));
        expect([...after.terms, ...after.possible]).toEqual(
          expect.arrayContaining([...before.terms, ...before.possible]),
        );
      }),
      RUNS,
    );
  });

  it("never allow a term that the days refuse for an overlap (D13)", () => {
    const decision: DecisionFacts = {
      id: "d",
      kind: "CHAIR",
      outcome: "ADOPTED",
      date: "2013-03-26",
      subjects: ["npm"],
    };
    fc.assert(
      fc.property(anyPeriod, anyDay, which, (period, from, coarse) => {
        const breaches = (recorded: PeriodFacts): number => {
          const others = [{ id: "chair", npm: "npm", npmName: "NPM", period: recorded }];
          const term = { npm: "npm", from, to: daysAfter(from, 30) };
          return judgeChairTerm({ term, others, membership: "CERTAIN", decision }).length;
        };
        expect(breaches(coarser(period, coarse))).toBeGreaterThanOrEqual(breaches(period));
      }),
      RUNS,
    );
  });
});
