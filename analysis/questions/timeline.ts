/** Cooperation by year and pattern, and the meetings of networks with the years of which none is recorded. */
import type { Coverage } from "../../domain/insights/coverage";
import { timelineOf, undated } from "../../domain/insights/timeline";
import type { SeedPattern } from "../../domain/patterns/seedPatterns";
import type { Day } from "../../domain/time/partialDate";
import type { GraphRowOf } from "../../store/port";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import { basisOf, coverageOfRows, type Basis } from "./basis";
import { countedCollaborations, datedIn, firstYearOf } from "./counted";
import { question } from "./question";

/** The selection and the years of a timeline. */
export interface TimelineAsked {
  readonly selection: Selection;
  readonly civilSocietyOnly: boolean;
  /** First year; null: the first of which something is recorded. */
  readonly from: number | null;
  readonly to: number;
  readonly today: Day;
  /** Id of a network: only its meetings; null: those of all. */
  readonly network: string | null;
}

/** Collaborations of one year, and of one pattern or (null) of all: how many held, may have held, began and ended. */
export interface TimelinePoint {
  readonly year: number;
  readonly pattern: SeedPattern | null;
  readonly active: number;
  readonly undetermined: number;
  readonly started: number;
  readonly ended: number;
  readonly coverage: Coverage;
}

/** Ids of the meetings that a network held in one year. */
export interface MeetingYearCount {
  readonly year: number;
  readonly meetings: readonly string[];
}

/** Cooperation by year and pattern, the records without a year, and the meetings of networks by year. */
export interface Timeline extends Basis {
  readonly points: readonly TimelinePoint[];
  readonly undated: number;
  readonly meetings: readonly { readonly network: string; readonly years: readonly MeetingYearCount[] }[];
}

/** Counts by year; every year is there, also those of which nothing is recorded. */
export const timeline = question((sight, asked: TimelineAsked): Timeline => {
  const { selection, civilSocietyOnly, from, to, today, network } = asked;
  const { facts } = sight;
  const scene = sight.scene(selection);
  const { certain, undetermined } = countedCollaborations(scene, civilSocietyOnly);
  const rows = [...certain, ...undetermined];
  const records = rows.map(datedIn(scene));
  const first = from ?? firstYearOf(rows);
  const points = first === null ? [] : timelineOf(records, { from: first, to }, today);
  const rowsOf = (ids: readonly string[]) => ids.map((id) => facts.row(id)).filter((row) => row !== undefined);
  return {
    ...basisOf(facts, rows, undetermined.length),
    points: points.map((point) => ({
      year: point.year,
      pattern: point.pattern,
      active: point.active.length,
      undetermined: point.undetermined.length,
      started: point.started.length,
      ended: point.ended.length,
      coverage: coverageOfRows(rowsOf(point.active)),
    })),
    undated: undated(records).length,
    meetings: facts
      .all("Network")
      .filter(({ id }) => network === null || id === network)
      .map((one) => ({ network: one.id, years: meetingYearsOf(facts, one, { from, to }) })),
  };
});

/** Meetings of a network by the year in which they began, from its founding (or its first meeting) on. */
function meetingYearsOf(
  facts: SeenRecords,
  network: GraphRowOf<"Network">,
  { from, to }: { from: number | null; to: number },
): readonly MeetingYearCount[] {
  const dated = facts.pointingAt("Meeting", "networkId", network.id).flatMap((meeting) => {
    const date = meeting.from ?? meeting.to;
    return date == null ? [] : [{ id: meeting.id, year: Number(date.slice(0, 4)) }];
  });
  const founded = network.foundedDate;
  const known = [...dated.map(({ year }) => year), ...(founded == null ? [] : [Number(founded.slice(0, 4))])];
  if (known.length === 0) return [];
  const first = from ?? Math.min(...known);
  return Array.from({ length: Math.max(0, to - first + 1) }, (_, at) => first + at).map((year) => ({
    year,
    meetings: dated.filter((one) => one.year === year).map(({ id }) => id),
  }));
}
