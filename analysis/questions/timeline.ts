/** Cooperation by year and pattern, and the meetings of networks with the years for which none is recorded. */
import { timelineOf, undated, type TimelineRecord } from "../../domain/insights/timeline";
import { BEGINNING_OF_TIME, END_OF_TIME } from "../../domain/time/partialDate";
import type { GraphRowOf } from "../../store/port";
import type { SeenRecords } from "../graph/seenRecords";
import type { Answer, MeetingYearCount, Questions } from "../port";
import type { Scene } from "../graph/scene";
import { boundsOf } from "../graph/ties";
import { basisOf, coverageOfRows } from "./basis";
import { countedCollaborations } from "./gaps";

/**
 * Makes a function that reads from a record what the rules about time need. If it is open whether the record fits the filter, nothing
 * about it is certain.
 */
export const datedIn =
  ({ chosen: { open } }: Scene) =>
  (row: GraphRowOf<"Collaboration">): TimelineRecord => ({
    id: row.id,
    patterns: row.patterns,
    from: row.from ?? null,
    to: row.to ?? null,
    bounds: { ...(boundsOf(row) ?? ALWAYS_POSSIBLE), ...(open.has(row.id) ? NEVER_CERTAIN : {}) },
  });

const NEVER_CERTAIN = { certainFrom: END_OF_TIME, certainUntil: BEGINNING_OF_TIME };
const ALWAYS_POSSIBLE = { ...NEVER_CERTAIN, possibleFrom: BEGINNING_OF_TIME, possibleUntil: END_OF_TIME };

/** The first year that one of the records names; null where none does. */
export function firstYearOf(rows: readonly GraphRowOf<"Collaboration">[]): number | null {
  const years = rows
    .flatMap(({ from, firstAttested, lastAttested }) => [from, firstAttested, lastAttested])
    .filter((date) => date != null)
    .map((date) => Number(date.slice(0, 4)));
  return years.length === 0 ? null : years.reduce((first, year) => Math.min(first, year));
}

/** Lists every year, including those without a record. */
export function timeline(
  scene: Scene,
  { civilSocietyOnly, from, to, today, network }: Omit<Questions["timeline"]["ask"], "selection">,
): Answer<"timeline"> {
  const { facts } = scene;
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
}

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
