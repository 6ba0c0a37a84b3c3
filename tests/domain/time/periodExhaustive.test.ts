import { AS_RECORDED, dayAfter, parsePartialDate, type DayRange } from "../../../domain/time/partialDate";
import { holdsOn, periodBounds, type Holding, type PeriodFacts } from "../../../domain/time/period";

/** Days of the window as numbers; the first and the last stand for all time before and after. */
const DAYS: string[] = ["2018-12-31"];
while (DAYS.length < 92) DAYS.push(dayAfter(DAYS.at(-1) ?? ""));
const NUMBER_OF = new Map(DAYS.map((day, number) => [day, number]));
const BEFORE_ALL = 0;
const AFTER_ALL = DAYS.length;

type Numbers = readonly [first: number, last: number];

/** A generator of pseudo-random numbers below a limit (mulberry32); the same seed gives the same cases. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function numbersOf(text: string): Numbers {
  const range = parsePartialDate(text) as DayRange;
  return [NUMBER_OF.get(range.earliest) as number, NUMBER_OF.get(range.latest) as number];
}

function allowedEnds(facts: PeriodFacts): Numbers {
  const last = facts.to ?? (facts.inclusive ? facts.from : undefined);
  if (!last) return [facts.isOpen ? AFTER_ALL : BEFORE_ALL, AFTER_ALL];
  const [first, latest] = numbersOf(last);
  // A whole day is the first on which it no longer held; in a month it held on some day.
  return facts.inclusive || first !== latest ? [first + 1, latest + 1] : [first, latest];
}

/** Every [start, end) that agrees with the facts, by trying all of them. */
function allPeriods(facts: PeriodFacts): Numbers[] {
  const floor = facts.notBefore ? numbersOf(facts.notBefore)[0] : BEFORE_ALL;
  const [startFrom, startTo] = facts.from ? numbersOf(facts.from) : [floor, AFTER_ALL];
  const [endFrom, endTo] = allowedEnds(facts);
  const seen = [facts.firstAttested, facts.lastAttested].flatMap((text) => (text ? [numbersOf(text)] : []));
  const periods: Numbers[] = [];
  for (let start = startFrom; start <= startTo; start += 1) {
    for (let end = Math.max(endFrom, start + 1); end <= endTo; end += 1) {
      if (seen.every((days) => holdsWithin([start, end], days))) periods.push([start, end]);
    }
  }
  return periods;
}

/** There is a day of `days` with start ≤ day < end; looks at each of them. */
function holdsWithin([start, end]: Numbers, [first, last]: Numbers): boolean {
  for (let day = first; day <= last; day += 1) if (start <= day && day < end) return true;
  return false;
}

function holdingByDefinition(periods: readonly Numbers[], on: Numbers): Holding {
  const holding = periods.filter((period) => holdsWithin(period, on)).length;
  if (holding === 0) return "NO";
  return holding === periods.length ? "CERTAIN" : "UNDETERMINED";
}

function randomCase(below: (limit: number) => number): { facts: PeriodFacts; dates: string[] } {
  const day = (): string => DAYS[5 + below(80)] as string;
  const date = (): string => (below(3) === 0 ? (["2019-01", "2019-02", "2019-03"][below(3)] as string) : day());
  const maybe = (): string | undefined => (below(2) === 0 ? date() : undefined);
  const facts = {
    from: maybe(),
    to: maybe(),
    firstAttested: maybe(),
    lastAttested: maybe(),
    isOpen: below(2) === 0,
    inclusive: below(3) === 0,
  };
  const near = facts.to ?? facts.from ?? facts.lastAttested;
  return {
    facts: { ...facts, notBefore: below(4) === 0 ? date() : undefined },
    dates: [date(), date(), day(), day(), "2019-01", "2019-03", ...(near ? [near] : [])],
  };
}

describe("holdsOn, against all periods that agree with the facts", () => {
  it.each([1, 2013, 26032013])(
    "is CERTAIN when every period holds on the date and NO when none does (seed %i)",
    (seed) => {
      const below = seeded(seed);
      const found: Record<Holding, number> = { CERTAIN: 0, UNDETERMINED: 0, NO: 0 };
      for (let round = 0; round < 250; round += 1) {
        const { facts, dates } = randomCase(below);
        const periods = allPeriods(facts);
        if (periods.length === 0) continue;
        for (const on of dates) {
          const expected = holdingByDefinition(periods, numbersOf(on));
          found[expected] += 1;
          const days = parsePartialDate(on) as DayRange;
          const actual = holdsOn(periodBounds(facts), { ...days, today: AS_RECORDED });
          expect({ facts, on, holding: actual }).toEqual({ facts, on, holding: expected });
        }
      }
      for (const count of Object.values(found)) expect(count).toBeGreaterThan(100);
    },
  );
});
