/** The text of each line of a list, without its sources. */
import { type CardRecord } from "./record";
import { type Lines, type ListName } from "./lists";
import { type MemberLine, type Named } from "../api/operations";
import { periodText } from "../parts/period";
import { word } from "../text";

/** One line of a list on a card. */
export interface Line {
  /** Id of the record that it leads to; null: it has no card. */
  readonly id: string | null;
  readonly name: string;
  readonly more: string;
}

/** Lists whose lines are plain text; collaborations are described by both parties. */
export type TextList = Exclude<ListName, "collaborations">;

const LINES: { readonly [Name in TextList]: (line: Lines[Name]) => Line } = {
  npms: (npm) => named(npm),
  csos: (cso) => named(cso),
  advisoryBodies: (body) => named(body),
  memberships: ({ id, network, status, period }) =>
    named(network, { more: `${word("membership", status)}, ${periodText({ period })}`, id }),
  chairTerms: ({ npm, network, year, period, id }) =>
    named(npm ?? network, { more: period.from || period.to ? periodText({ period }) : joined(year), id }),
  workingGroups: ({ theme, created, ...group }) => named(group, { more: joined(theme, created) }),
  participants: ({ id, actor, role }) => named(actor, { more: word("role", role), id }),
  meetings: ({ place, period, ...meeting }) => named(meeting, { more: joined(periodText({ period }), place) }),
  visits: ({ id, purpose, type, body, state, period }) => ({
    id,
    name: purpose ?? body?.name ?? state?.name ?? word("visitType", type),
    more: joined(type === "UNKNOWN" ? null : word("visitType", type), periodText({ period })),
  }),
  projects: ({ period, ...project }) => named(project, { more: periodText({ period }) }),
  documents: ({ id, title, date }) => ({ id, name: title, more: date ?? "" }),
  documentsAbout: ({ id, title, date }) => ({ id, name: title, more: date ?? "" }),
};

/** A member of a network. */
export const memberLine = ({ id, actor, status, period }: MemberLine): Line =>
  named(actor, { more: joined(word("membership", status), periodText({ period })), id });

/** A line of a list. */
export function lineOf<Name extends TextList>(list: Name, line: Lines[Name]): Line {
  return LINES[list](line);
}

const joined = (...parts: readonly (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== "").join(", ");

/** What is related by a record that has no name itself; where it may not be seen, the record stands for it. */
const named = (record: Named | null, { more = "", id = null }: { more?: string; id?: string | null } = {}): Line => ({
  id: record?.id ?? id,
  name: record?.name ?? id ?? "",
  more,
});

type Seat = NonNullable<CardRecord["seats"]>[number];

/** A seat of an advisory body. */
export const seatLine = ({ holder, label, period }: Seat): Line => ({
  id: holder?.id ?? null,
  name: holder?.name ?? label ?? "",
  more: periodText({ period }),
});
