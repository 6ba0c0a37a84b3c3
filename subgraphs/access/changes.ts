/** The journal as a viewer may read it: pages of changes, and changes as they happen. */
import { LiaisonError } from "../../domain/errors";
import { utcTime } from "../../domain/time/time";
import {
  GUARDED,
  labels,
  pointersOf,
  propertiesOf,
  type ChangeEntry,
  type ChangePage,
  type Label,
} from "../../store/port";
import type { Viewer } from "../../policy";
import type { SubgraphContext } from "../shared/context";
import { cursorIn, refuseSize } from "../shared/timedLists";
import { mayRead } from "../shared/unreadable";
import { textsOf } from "../shared/writing/patch";

/** A field before and after. */
export interface FieldChange {
  readonly field: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** A change in the form of the API. */
export interface ShownChange extends ChangeEntry {
  readonly fields: readonly FieldChange[];
}

/** What is asked for. `since`: a time, or the cursor of an earlier change. */
export interface ChangesAsked {
  /** Of one record. */
  readonly id?: string;
  readonly types?: readonly Label[] | null;
  readonly since?: string | null;
  readonly knownAt?: string | null;
  readonly first: number;
  readonly after?: string | null;
}

/** Changes read at once for a subscription, and how often it is looked at who listens, milliseconds. */
const BATCH = 50;
const REST = 1_000;

/** A page of changes as a connection. */
export async function changesConnection(
  asked: ChangesAsked,
  { viewer, reader, services }: SubgraphContext,
): Promise<object> {
  const { id, types, since, knownAt, first, after } = asked;
  refuseSize(first);
  const begin = beginning({ since, after }, { viewer, services });
  const page = await reader.changes({
    ...begin,
    first,
    fields: fieldsReadBy(viewer),
    isShown: isToldTo(viewer),
    ...(id === undefined ? {} : { record: id }),
    ...(types ? { labels: types } : {}),
    ...(knownAt ? { until: new Date(knownAt).toISOString() } : {}),
  });
  const nodes = toldTo(viewer, page);
  const cursorOf = ({ sequence }: ChangeEntry) => services.cursors.seal(sequence, whose(viewer));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ node, cursor: cursorOf(node) }));
    },
    get pageInfo() {
      const [start, end] = [nodes[0], nodes.at(-1)];
      return {
        hasNextPage: page.hasMore,
        hasPreviousPage: cursorIn(after) !== undefined,
        startCursor: start ? cursorOf(start) : null,
        // Where the last entries are hidden the next page begins after them.
        endCursor: end || page.hasMore ? services.cursors.seal(page.scannedTo, whose(viewer)) : null,
      };
    },
  };
}

/**
 * Changes as they happen, for as long as the token holds; ends with UNAUTHENTICATED then. Reads only when something was written that the
 * viewer could see.
 */
export async function* changeEvents(
  { types, since }: Pick<ChangesAsked, "types" | "since">,
  context: SubgraphContext,
): AsyncGenerator<{ readonly cursor: string; readonly change: ShownChange }, void> {
  const { services } = context;
  const { signal = new AbortController().signal } = context;
  // Taken before anything is read, so that nothing is missed that is written meanwhile.
  let newest = await services.journalHead();
  const begin = cursorIn(since) === undefined ? { after: newest } : beginning({ since }, context);
  let request = { ...begin, first: BATCH, ...(types ? { labels: types } : {}) };
  for (let isDue = true; !signal.aborted;) {
    await context.renew();
    const fields = fieldsReadBy(context.viewer);
    if (isDue) {
      const page = await context.reader.changes({ ...request, fields, isShown: isToldTo(context.viewer) });
      for (const change of toldTo(context.viewer, page)) {
        yield { cursor: services.cursors.seal(change.sequence, whose(context.viewer)), change };
        await context.renew();
      }
      request = { ...request, after: page.scannedTo };
      if (page.hasMore) continue;
    }
    const grown = await context.reader.nextChange({ since: newest, fields }, REST, signal);
    isDue = grown > newest;
    newest = grown;
  }
}

/** Cursors hold for one holder of tokens, so that they outlive a token. */
const whose = ({ subject, org, tokenId }: Viewer): string =>
  tokenId === null ? "anonymous" : JSON.stringify([subject, org]);

function beginning(
  { since, after }: { since?: string | null | undefined; after?: string | null | undefined },
  { viewer, services }: Pick<SubgraphContext, "viewer" | "services">,
): { after: number; since?: string } {
  const place = (cursor: string, argument: string): number => {
    const sequence = services.cursors.open(cursor, whose(viewer));
    if (sequence !== undefined) return sequence;
    throw new LiaisonError(
      "BAD_USER_INPUT",
      `${argument} must be ${argument === "since" ? "a time such as 2026-11-24T09:30:00Z, or " : ""}a cursor that the hub gave you.`,
      { argument },
    );
  };
  const [cursor, start] = [cursorIn(after), cursorIn(since)];
  const time = start === undefined ? undefined : utcTime(start);
  const from = start === undefined || time !== undefined ? 0 : place(start, "since");
  return {
    after: cursor === undefined ? from : Math.max(from, place(cursor, "after")),
    ...(time === undefined ? {} : { since: time }),
  };
}

/** Those of the fields that not everyone can read who sees a record, which a viewer can. */
const fieldsReadBy = (viewer: Viewer): readonly string[] =>
  GUARDED.filter((field) => labels.every((label) => !hasField(label, field) || mayRead(viewer, label, field)));

const hasField = (label: Label, field: string): boolean =>
  field === "owners" || field === "audience" || field in propertiesOf(label);

/** Whether a viewer may read anything of a change. */
const isToldTo =
  (viewer: Viewer) =>
  (change: ChangeEntry): boolean =>
    change.action !== "UPDATED" || fieldChanges(viewer, change).length > 0;

const toldTo = (viewer: Viewer, { changes }: ChangePage): readonly ShownChange[] =>
  changes.map((change) => ({ ...change, fields: fieldChanges(viewer, change) }));

/** Fields that differ and that the viewer may read, in the order of the model. */
function fieldChanges(viewer: Viewer, { label, before, after }: ChangeEntry): readonly FieldChange[] {
  const names = [...Object.keys(propertiesOf(label)), ...Object.keys(pointersOf(label)), "owners", "audience"];
  return names
    .filter((name) => mayRead(viewer, label, name))
    .map((name) => ({ field: fieldName(label, name), before: textsOf(before, name), after: textsOf(after, name) }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

const fieldName = (label: Label, name: string): string =>
  (name === "from" || name === "to") && mayHavePeriod(label) ? `period.${name}` : name;

const mayHavePeriod = (label: Label): boolean => "from" in propertiesOf(label);
