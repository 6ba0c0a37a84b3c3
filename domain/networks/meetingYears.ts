import { daysOf, type Day } from "../time/partialDate";

/** A recorded meeting of the network; `type` as in the model, such as "ANNUAL". */
export interface MeetingFacts {
  readonly id: string;
  readonly type: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What is recorded about the meetings of a network, and until when to count. */
export interface MeetingYearFacts {
  /** When the network was founded; null where that is not recorded. */
  readonly founded: string | null;
  /** The last day that counts, such as today. */
  readonly until: Day;
  readonly meetings: readonly MeetingFacts[];
}

/** What is recorded about one year. NOT_RECORDED never says that no meeting took place. */
export interface MeetingYear {
  readonly year: number;
  readonly result: "RECORDED" | "NOT_RECORDED";
  /** Ids of the annual meetings that began in the year. */
  readonly meetings: readonly string[];
}

/**
 * For each year since the founding, up to the year of `until`, whether an annual meeting is recorded (D8). Where the founding is not
 * recorded, the years begin with the first annual meeting; without one there are none. A meeting belongs to the year in which it began.
 */
export function meetingYears(facts: MeetingYearFacts): readonly MeetingYear[] {
  const annual = facts.meetings
    .filter(({ type }) => type === "ANNUAL")
    .map((meeting) => ({ id: meeting.id, year: yearOfMeeting(meeting) }));
  const last = yearOf(facts.until, "until");
  const years: MeetingYear[] = [];
  for (let year = firstYear(facts.founded, annual); year <= last; year += 1) {
    const meetings = annual.filter((meeting) => meeting.year === year).map(({ id }) => id);
    years.push({ year, result: meetings.length > 0 ? "RECORDED" : "NOT_RECORDED", meetings });
  }
  return years;
}

function firstYear(founded: string | null, annual: readonly { readonly year: number | null }[]): number {
  if (founded !== null) return yearOf(founded, "founded");
  return Math.min(...annual.flatMap(({ year }) => (year === null ? [] : [year])));
}

function yearOfMeeting({ from, to }: MeetingFacts): number | null {
  const date = from ?? to;
  return date === null ? null : yearOf(date, "from");
}

/** A partial date never leaves its year. */
function yearOf(date: string, argument: string): number {
  return Number(daysOf(date, argument).earliest.slice(0, 4));
}
