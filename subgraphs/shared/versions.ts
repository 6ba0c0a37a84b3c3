/**
 * Ids of versions: `membership-x@2026-11-24T09:30:00Z` is the record as the hub knew it then. A version has an id of its own, so that
 * clients that keep records by id do not take it for the record of today, and so that every subgraph is asked for the same version.
 */

import { utcTime } from "../../domain/time/time";

/** The id of a record, and the time as of which it is asked for. */
export interface VersionId {
  readonly id: string;
  /** ISO 8601; undefined for the record as it is today. */
  readonly at: string | undefined;
}

const VERSION = /^([a-z0-9-]+)@(.+)$/;

/** The id of a version; times are compared as text, so they are brought into one form. */
export const versionId = (id: string, at: string): string => `${id}@${new Date(at).toISOString()}`;

/** The record and the time that an id names. */
export function parseVersionId(text: string): VersionId {
  const [, id = text, at] = VERSION.exec(text) ?? [];
  const time = at === undefined ? undefined : utcTime(at);
  return time === undefined ? { id: text, at: undefined } : { id, at: time };
}

/** The id of the record that an id names a version of. */
export const recordIdOf = (text: string): string => parseVersionId(text).id;
