/** The same records as rows: an equal view, for the keyboard and for screen readers too. */
import { useState } from "preact/hooks";
import { type Whole } from "../../api/operation";
import { ROWS, type CollaborationOrder, type CollaborationOrderField, type Rows } from "../../api/operations";
import { Foot } from "../../parts/Foot";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { number, t } from "../../text";
import { COLUMNS } from "./columns";
import { OpenRows } from "./OpenRows";
import { Row } from "./Row";
import "./table.css";

const PAGE = 50;

/** The table: of what may have held where that part is chosen, else of what held for sure. */
export function TableView() {
  return selection.value.part === "open" ? <OpenRows /> : <HeldRows />;
}

/** What holds for sure. */
function HeldRows() {
  const [order, setOrder] = useState<CollaborationOrder | null>(null);
  const variables = useVariables();
  const [cursors, setCursors] = useCursors(JSON.stringify([variables, order]));
  const answer = useAnswer(
    ROWS,
    variables && { ...variables, after: cursors.at(-1) ?? null, orderBy: order ? [order] : null },
  );
  const { data, isStale } = useLatest(answer);
  if (!data || answer.state === "failed") return <Status answer={answer} />;
  const { collaborations: found } = data;
  if (found.totalCount === 0 && found.undeterminedCount === 0) return <Empty />;
  const page = { at: cursors.length, found };
  return (
    <div aria-busy={isStale}>
      <div class="scrolling" tabIndex={0} role="region" aria-label={t("table.title")}>
        <table class="rows">
          <caption>{t("table.caption", { total: found.totalCount, partners: found.partnerCount })}</caption>
          <Head order={order} onOrder={setOrder} />
          <tbody>
            {found.nodes.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Pages
        {...page}
        isStale={isStale}
        onNext={() => setCursors([...cursors, found.pageInfo.endCursor ?? ""])}
        onPrevious={() => setCursors(cursors.slice(0, -1))}
      />
      <Foot leaves={[]} />
    </div>
  );
}

/** Cursors of the pages gone through in a list, so that there is a way back; none in another list. */
function useCursors(list: string): readonly [readonly string[], (cursors: readonly string[]) => void] {
  const [known, setKnown] = useState<{ readonly list: string; readonly cursors: readonly string[] }>({
    list,
    cursors: [],
  });
  return [known.list === list ? known.cursors : [], (cursors) => setKnown({ list, cursors })];
}

function Head({
  order,
  onOrder,
}: {
  readonly order: CollaborationOrder | null;
  readonly onOrder: (order: CollaborationOrder | null) => void;
}) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(([name, field]) => (
          <th key={name} scope="col" aria-sort={field ? sortOf(order, field) : undefined}>
            {field ? (
              <button type="button" class="sort" onClick={() => onOrder(nextOrder(order, field))}>
                {t(`table.${name}`)} <span aria-hidden="true">{SIGNS[sortOf(order, field)]}</span>
              </button>
            ) : (
              t(`table.${name}`)
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const SIGNS = { ascending: "▲", descending: "▼", none: "↕" } as const;

const sortOf = (order: CollaborationOrder | null, field: CollaborationOrderField): keyof typeof SIGNS => {
  if (order?.field !== field) return "none";
  return order.direction === "ASC" ? "ascending" : "descending";
};

/** Oldest first, newest first, then as at the start. */
function nextOrder(order: CollaborationOrder | null, field: CollaborationOrderField): CollaborationOrder | null {
  if (order?.field !== field) return { field, direction: "ASC" };
  return order.direction === "ASC" ? { field, direction: "DESC" } : null;
}

interface PagesProps {
  readonly at: number;
  readonly found: Whole<Rows>["collaborations"];
  /** Cursors of what is shown do not belong to what is asked. */
  readonly isStale: boolean;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

function Pages({ at, found, isStale, onNext, onPrevious }: PagesProps) {
  const from = at * PAGE + 1;
  const range = {
    from: number(Math.min(from, found.totalCount)),
    to: number(at * PAGE + found.nodes.length),
    total: number(found.totalCount),
  };
  return (
    <nav class="pages" aria-label={t("table.pages")}>
      <button type="button" disabled={isStale || at === 0} onClick={onPrevious}>
        {t("page.previous")}
      </button>
      <span aria-live="polite">{t("page.range", range)}</span>
      <button type="button" disabled={isStale || !found.pageInfo.hasNextPage} onClick={onNext}>
        {t("page.next")}
      </button>
    </nav>
  );
}
