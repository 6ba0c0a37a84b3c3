/** The same records as rows: an equal view, for the keyboard and for screen readers too. */
import { useState } from "preact/hooks";
import { ROWS, type CollaborationRow, type RowOrder, type Rows } from "../../api/rows";
import { CoverageLine } from "../../parts/CoverageLine";
import { PatternChip, Unverified } from "../../parts/Marks";
import { periodText } from "../../parts/period";
import { SelectLink } from "../../parts/SelectLink";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { number, t, word } from "../../text";
import "./table.css";

const PAGE = 50;

interface Order {
  readonly field: RowOrder;
  readonly direction: "ASC" | "DESC";
}

export function TableView() {
  const [order, setOrder] = useState<Order | null>(null);
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
      <CoverageLine coverage={found.coverage} undetermined={found.undeterminedCount} />
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

/** Columns; those that name an order can be sorted by. */
const COLUMNS: readonly (readonly [name: string, order?: RowOrder])[] = [
  ["record"],
  ["npm"],
  ["partner"],
  ["state"],
  ["patterns"],
  ["period", "FROM"],
  ["attested", "LAST_ATTESTED"],
  ["formality"],
  ["status"],
  ["confidence"],
  ["sources"],
];

function Head({ order, onOrder }: { readonly order: Order | null; readonly onOrder: (order: Order | null) => void }) {
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

const sortOf = (order: Order | null, field: RowOrder): keyof typeof SIGNS => {
  if (order?.field !== field) return "none";
  return order.direction === "ASC" ? "ascending" : "descending";
};

/** Oldest first, newest first, then as at the start. */
function nextOrder(order: Order | null, field: RowOrder): Order | null {
  if (order?.field !== field) return { field, direction: "ASC" };
  return order.direction === "ASC" ? { field, direction: "DESC" } : null;
}

function Row({ row }: { readonly row: CollaborationRow }) {
  const side = row.npm ?? row.network;
  const partner = row.partner?.name ?? row.partnerLabel ?? t("partner.unnamed");
  return (
    <tr aria-current={selection.value.focus === row.id ? "true" : undefined}>
      <td>
        <SelectLink change={{ focus: row.id }}>
          {t("table.open")}
          <span class="hidden-label">{`: ${side?.name ?? ""} – ${partner}`}</span>
        </SelectLink>
      </td>
      <th scope="row">{side ? <Name {...side} /> : "–"}</th>
      <td>
        {row.partner ? <Name {...row.partner} /> : <bdi>{partner}</bdi>}
        <div class="quiet">{word("partnerKind", row.partnerKind)}</div>
      </td>
      <td>{row.state ? <State {...row.state} /> : "–"}</td>
      <td>
        {row.patterns.map((pattern) => (
          <PatternChip key={pattern} pattern={pattern} />
        ))}
      </td>
      <Known row={row} />
    </tr>
  );
}

/** When, how, and how well it is known. */
function Known({ row }: { readonly row: CollaborationRow }) {
  const isSure = row.confidence !== "UNVERIFIED" && row.unverifiedFields.length === 0;
  return (
    <>
      <td>{periodText(row)}</td>
      <td>{row.lastAttested ?? t("period.none")}</td>
      <td>{word("formality", row.formality)}</td>
      <td>{word("status", row.status)}</td>
      <td>{isSure ? word("confidence", row.confidence) : <Unverified {...row} />}</td>
      <td>{number(row.sources.length)}</td>
    </>
  );
}

function State({ id, name, nameFootnote }: NonNullable<CollaborationRow["state"]>) {
  return (
    <>
      <Name id={id} name={name} />
      {nameFootnote && <div class="quiet">{nameFootnote}</div>}
    </>
  );
}

function Name({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <SelectLink change={{ focus: id }}>
      <bdi>{name}</bdi>
    </SelectLink>
  );
}

interface PagesProps {
  readonly at: number;
  readonly found: Rows["collaborations"];
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
