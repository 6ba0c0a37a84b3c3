/** States by patterns: what is recorded, what is known to be absent, and what is not recorded. */
import { useEffect, useState } from "preact/hooks";
import { MATRIX, PLACES, type PatternCode } from "../../api/operations";
import { colourNow } from "../../parts/colour";
import { Foot } from "../../parts/Foot";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { MATRIX_ROWS, type MatrixRows } from "../../state/selection";
import { select, selection } from "../../state/store";
import { useScope, useVariablesOfAllPartners } from "../../state/variables";
import { providePicture } from "../../share/pictures";
import { t, word } from "../../text";
import { MatrixRow } from "./MatrixRow";
import { matrixSvg } from "./svg";
import { chosenRows, ordered, ORDERS, rowsOf, SIGNS, totalsOf, type Order, type Row } from "./rows";
import "./matrix.css";

/** The matrix with its choices of rows and order, its legend and its foot. */
export function MatrixView() {
  const [order, setOrder] = useState<Order>("name");
  const scope = useScope();
  const places = useAnswer(PLACES, {});
  const answer = useAnswer(MATRIX, useVariablesOfAllPartners());
  const [known, { data, isStale }] = [useLatest(places), useLatest(answer)];
  const failed = [answer, places].find(({ state }) => state === "failed");
  if (failed || !data || !known.data || !scope) return <Status answer={failed ?? { state: "loading" }} />;
  const { kinds, rows: which } = selection.value;
  const all = rowsOf(data.patternMatrix, known.data.states.nodes, scope);
  const rows = ordered(chosenRows(all, which), order);
  return (
    <div aria-busy={isStale}>
      <div class="matrix-bar">
        <OrderChoice order={order} onChange={setOrder} />
        <RowChoice all={all} />
        <Legend />
      </div>
      {rows.length === 0 ? <Empty /> : <Table rows={rows} patterns={scope.patterns} />}
      <TakenAlong rows={rows} patterns={scope.patterns} />
      <Footnotes rows={rows} />
      <p class="quiet">
        {t("matrix.rows.shown", { shown: rows.length, all: all.length })} {t("matrix.notRecorded.what")}{" "}
        {t(kinds.length > 0 ? "map.civil.chosen" : "map.civil")}
      </p>
      <Foot leaves={["stateless", "other"]} />
    </div>
  );
}

interface OrderProps {
  readonly order: Order;
  readonly onChange: (order: Order) => void;
}

function OrderChoice({ order, onChange }: OrderProps) {
  return (
    <label>
      {t("matrix.order")}{" "}
      <select
        value={order}
        onChange={({ currentTarget: { selectedIndex } }) => onChange(ORDERS[selectedIndex] ?? order)}
      >
        {ORDERS.map((one) => (
          <option key={one} value={one}>
            {t(`matrix.order.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function RowChoice({ all }: { readonly all: readonly Row[] }) {
  const { rows, patterns } = selection.value;
  // A seat is told by its pattern: a filter by others would call all of them not recorded.
  const seats = patterns.length === 0 || patterns.includes("ADVISORY_BODY") ? patterns : [];
  const choose = (which: MatrixRows): void => select({ rows: which, patterns: which === "noSeat" ? seats : patterns });
  return (
    <label>
      {t("matrix.rows")}{" "}
      <select
        value={rows}
        onChange={({ currentTarget: { selectedIndex } }) => choose(MATRIX_ROWS[selectedIndex] ?? rows)}
      >
        {MATRIX_ROWS.map((which) => (
          <option key={which} value={which}>
            {which === "noSeat" && seats !== patterns
              ? t("matrix.rows.noSeat")
              : `${t(`matrix.rows.${which}`)} (${chosenRows(all, which).length})`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Shown {
  readonly rows: readonly Row[];
  readonly patterns: readonly PatternCode[];
}

/** The picture for who wants to take it along, as long as it is shown. */
function TakenAlong({ rows, patterns }: Shown) {
  useEffect(
    () =>
      providePicture(() =>
        matrixSvg(rows, { patterns, colourOf: colourNow, nameOf: (pattern) => word("pattern", pattern) }),
      ),
    [rows, patterns],
  );
  return null;
}

function Legend() {
  return (
    <ul class="matrix-legend">
      {(["recorded", "absent", "noNpm", "notRecorded"] as const).map((fact) => (
        <li key={fact}>
          <span class={`cell ${fact}`} aria-hidden="true">
            {fact === "recorded" ? "3" : SIGNS[fact]}
          </span>
          {t(`matrix.legend.${fact}`)}
        </li>
      ))}
    </ul>
  );
}

function Table({ rows, patterns }: Shown) {
  const totals = totalsOf(rows);
  return (
    <div class="scrolling matrix-frame" tabIndex={0} role="region" aria-label={t("matrix.title")}>
      <table class="matrix">
        <caption class="hidden-label">{t("matrix.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("matrix.state")}</th>
            {patterns.map((pattern) => (
              <th key={pattern} scope="col">
                {word("pattern", pattern)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow key={row.place.id} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("matrix.totals")}</th>
            {patterns.map((pattern) => (
              <td key={pattern}>{t("matrix.total", totals.get(pattern) ?? { recorded: 0, absent: 0 })}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Footnotes({ rows }: { readonly rows: readonly Row[] }) {
  const notes = rows.flatMap(({ place }) => place.nameFootnote ?? []);
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="quiet footnote">
          {note}
        </p>
      ))}
    </>
  );
}
