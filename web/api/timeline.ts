/** Cooperation by year and pattern, and meetings of networks by year. */
import { type Coverage } from "./coverage";
import { type Pattern } from "../state/selection";
import { operation } from "./operation";
import { type CollaborationWhere } from "./where";

export interface Point {
  readonly year: number;
  /** Null: all together. */
  readonly pattern: Pattern | null;
  /** Collaborations that held for sure on some day of the year, and those that may have. */
  readonly active: number;
  readonly undetermined: number;
  readonly started: number;
  readonly ended: number;
}

export interface NetworkMeetings {
  readonly network: { readonly id: string; readonly name: string } | null;
  readonly years: readonly { readonly year: number; readonly count: number }[];
  readonly missingYears: readonly number[];
}

export interface Timeline {
  readonly points: readonly Point[];
  readonly undated: number;
  readonly undeterminedCount: number;
  readonly meetings: readonly NetworkMeetings[];
  readonly coverage: Coverage;
}

/** All years, whatever years are chosen: the timeline is where they are chosen. */
export const TIMELINE = operation<{ readonly timeline: Timeline }, { readonly where: CollaborationWhere }>(`
  query Timeline($where: CollaborationWhere) {
    timeline(where: $where) {
      points { year pattern active undetermined started ended }
      undated undeterminedCount
      meetings { network { id name } years { year count } missingYears }
      coverage { records newestAttestation unverified }
    }
  }`);
