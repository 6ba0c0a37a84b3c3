/** States by patterns: what is recorded, what is known to be absent, and what nobody wrote down. */
import { useEffect, useState } from "preact/hooks";
import { MATRIX } from "../../api/matrix";
import { PLACES } from "../../api/places";
import { colourNow } from "../../parts/colour";
import { CoverageLine } from "../../parts/CoverageLine";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { PATTERNS } from "../../state/selection";
import { useVariables } from "../../state/variables";
import { providePicture } from "../../take/pictures";
import { t, word } from "../../text";
import { MatrixRow } from "./MatrixRow";
import { matrixSvg } from "./svg";
import { ORDERS, rowsOf, totalsOf, withFindings, type Order, type Row } from "./rows";
import "./matrix.css";

export function MatrixView() {
  const [order, setOrder] = useState<Order>("name");
  const [isWhole, setWhole] = useState(false);
  const places = useAnswer(PLACES, {});
  const answer = useAnswer(MATRIX, useVariables());
  const [known, { data, isStale }] = [useLatest(places), useLatest(answer)];
  const failed = [answer, places].find(({ state }) => state === "failed");
  if (failed || !data || !known.data) return <Status answer={failed ?? { state: "loading" }} />;
  const { patternMatrix } = data;
  const all = rowsOf(patternMatrix, known.data.states.nodes, order);
  const rows = isWhole ? all : withFindings(all);
  if (all.length === 0) return <Empty />;
  return (
    <div aria-busy={isStale}>
      <div class="matrix-bar">
        <label>
          {t("matrix.order")}{" "}
          <select value={order} onChange={({ currentTarget }) => setOrder(currentTarget.value as Order)}>
            {ORDERS.map((one) => (
              <option key={one} value={one}>
                {t(`matrix.order.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="choice">
          <input type="checkbox" checked={isWhole} onChange={() => setWhole(!isWhole)} />
          <span>{t("matrix.whole", { count: all.length - withFindings(all).length })}</span>
        </label>
        <Legend />
      </div>
      <Table rows={rows} />
      <TakenAlong rows={rows} />
      <Footnotes rows={rows} />
      <p class="quiet">{t("matrix.civil")}</p>
      <CoverageLine coverage={patternMatrix.coverage} undetermined={patternMatrix.undeterminedCount} />
    </div>
  );
}

/** The picture for who wants to take it along, as long as it is shown. */
function TakenAlong({ rows }: { readonly rows: readonly Row[] }) {
  useEffect(
    () => providePicture(() => matrixSvg(rows, { colourOf: colourNow, nameOf: (pattern) => word("pattern", pattern) })),
    [rows],
  );
  return null;
}

function Legend() {
  return (
    <ul class="matrix-legend">
      {(["RECORDED", "KNOWN_ABSENT", "NOT_RECORDED"] as const).map((state) => (
        <li key={state}>
          <span class={`cell ${state}`} aria-hidden="true">
            {{ RECORDED: "3", KNOWN_ABSENT: "✕", NOT_RECORDED: "·" }[state]}
          </span>
          {word("state", state)}
        </li>
      ))}
    </ul>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  const totals = totalsOf(rows);
  return (
    <div class="scrolling matrix-frame" tabIndex={0} role="region" aria-label={t("matrix.title")}>
      <table class="matrix">
        <caption class="hidden-label">{t("matrix.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("matrix.state")}</th>
            {PATTERNS.map((pattern) => (
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
            {PATTERNS.map((pattern) => (
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
