/** Lists of what a record is connected with, besides its collaborations. */
import { type CardRecord } from "../api/card";
import { type Named } from "../api/rows";
import { periodText } from "../parts/period";
import { word } from "../text";

export interface Item {
  readonly key: string;
  /** Null: it has no card. */
  readonly id: string | null;
  readonly name: string;
  readonly more: string;
}

interface Connection {
  /** Name of the text that is its title. */
  readonly title: string;
  /** How many there are; items may be fewer. */
  readonly total: number;
  readonly items: readonly Item[];
}

/** The lists that are not empty, in their order. */
export function connectionsOf(record: CardRecord): readonly Connection[] {
  return [
    listed("npms", record.npms as Listed<Named> | undefined, (npm) => named(npm.id, npm)),
    listed("memberships", record.memberships, ({ id, network, status, period }) =>
      named(id, network, `${word("membership", status)}, ${periodText({ period })}`),
    ),
    listed("members", record.members, ({ id, actor, period }) => named(id, actor, periodText({ period }))),
    listed("meetings", record.meetings, ({ place, period, ...meeting }) =>
      named(meeting.id, meeting, [periodText({ period }), place].filter(Boolean).join(", ")),
    ),
    listed("participants", record.participants, ({ id, actor, role }) => named(id, actor, word("role", role))),
    listed("seats", seatsOf(record), ({ holder, label, period }, at) => ({
      ...named(String(at), holder, periodText({ period })),
      ...(holder ? {} : { name: label ?? "" }),
    })),
    listed("documents", record.documents, ({ id, title, date }) => named(id, { id, name: title }, date ?? "")),
  ].filter(({ total }) => total > 0);
}

interface Listed<Entry> {
  readonly totalCount: number;
  readonly nodes: readonly Entry[];
}

function listed<Entry>(
  name: string,
  list: Listed<Entry> | undefined,
  itemOf: (entry: Entry, at: number) => Item,
): Connection {
  return { title: `card.${name}`, total: list?.totalCount ?? 0, items: (list?.nodes ?? []).map(itemOf) };
}

const seatsOf = ({ seats = [] }: CardRecord) => ({ totalCount: seats.length, nodes: seats });

const named = (key: string, record: Named | null, more = ""): Item => ({
  ...{ key, id: record?.id ?? null, name: record?.name ?? key, more },
});
