/** Cooperation by year and pattern, and meetings of networks by year. */
import type { MeetingYearCount } from "../../analysis/port";
import { today } from "../../store/port";
import { argument, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { recordIdOf } from "../shared/versions";
import { ask } from "./analyst";
import {
  COLLABORATIONS,
  invalid,
  isAboutCivilSociety,
  SELECTION,
  selectionOf,
  within,
  type SelectionArguments,
} from "./arguments";
import { BASIS, several, shown } from "./listed";

/** Years that a timeline may span. */
const YEARS = [1900, 2200] as const;

const thisYear = (): number => Number(today().slice(0, 4));

function yearsOf(first: number | null | undefined, last: number | null | undefined) {
  const from = first == null ? null : within(first, "from", YEARS);
  const to = within(last ?? thisYear(), "to", YEARS);
  if (from !== null && from > to) throw invalid("from must not be after to.", "from");
  return { from, to };
}

interface Asked extends SelectionArguments {
  readonly from?: number | null;
  readonly to?: number | null;
  readonly network?: string | null;
}

/** `timeline`. */
export const timeline: Feature = [
  object("TimelinePoint", "A year of cooperation.", {
    year: field("Int!", "The year."),
    pattern: field("PatternCode", "The pattern; empty for all patterns together, each collaboration once."),
    active: field("Int!", "Collaborations that held for sure on some day of the year."),
    undetermined: field("Int!", "Collaborations that may have held then."),
    started: field("Int!", "Collaborations whose recorded start lies in the year."),
    ended: field("Int!", "Collaborations whose recorded end lies in the year."),
    coverage: field("Coverage!", "What `active` rests on."),
  }),
  object<MeetingYearCount>("NetworkMeetingYear", "Meetings of a network in one year.", {
    year: field("Int!", "The year."),
    count: field(
      "Int!",
      "Number of meetings recorded; 0 says only that none is recorded.",
      ({ meetings }) => meetings.length,
    ),
    meetings: field("[Meeting!]!", "The meetings.", several("meetings")),
  }),
  object("NetworkMeetings", "Meetings of a network by year, since its founding or its first one.", {
    network: field("Network", "The network.", one("network")),
    years: field("[NetworkMeetingYear!]!", "Every year, those without a recorded meeting included."),
    missingYears: field("[Int!]!", "Years for which no meeting is recorded."),
  }),
  object("Timeline", "Cooperation by year and pattern.", {
    points: field("[TimelinePoint!]!", "A point for each year and pattern, and one for all patterns together."),
    undated: field("Int!", "Collaborations without a recorded date; they are undetermined in every year."),
    meetings: field("[NetworkMeetings!]!", "Meetings of networks by year."),
    ...BASIS,
  }),
  extend("Query", {
    timeline: {
      type: "Timeline",
      description: "Cooperation active, started and ended by year and pattern, and meetings of networks by year.",
      args: {
        ...SELECTION,
        from: argument("Int", "First year; by default the first with a record."),
        to: argument("Int", "Last year; this one by default."),
        network: argument("ID", "Id of a network: only its meetings."),
      },
      async resolve(_, { from, to, network, ...given }: Asked, context) {
        const answer = await ask(context, {
          kind: "timeline",
          selection: selectionOf(given, context, COLLABORATIONS),
          civilSocietyOnly: isAboutCivilSociety(given.where),
          network: network == null ? null : recordIdOf(network),
          ...yearsOf(from, to),
          today: today(),
        });
        const { points, undated } = answer;
        const meetings = answer.meetings.map((each) => ({
          ...each,
          missingYears: each.years.filter(({ meetings: held }) => held.length === 0).map(({ year }) => year),
        }));
        return { points, undated, meetings, ...shown(answer) };
      },
    },
  }),
];
