/** Collaborations that may or may not have held in the years chosen, with the reason why it is undetermined. */
import { OPEN_ROWS } from "../../api/operations";
import { Foot } from "../../parts/Foot";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { useVariables } from "../../state/variables";
import { t } from "../../text";
import { COLUMNS } from "./columns";
import { Row } from "./Row";

/** The table of collaborations that may have held in the years chosen. */
export function OpenRows() {
  const answer = useAnswer(OPEN_ROWS, useVariables());
  const { data, isStale } = useLatest(answer);
  if (!data || answer.state === "failed") return <Status answer={answer} />;
  const { undetermined, undeterminedCount } = data.collaborations;
  if (undeterminedCount === 0) return <Empty />;
  return (
    <div aria-busy={isStale}>
      <div class="scrolling" tabIndex={0} role="region" aria-label={t("table.title")}>
        <table class="rows">
          <caption>
            {t("table.open.caption", { total: undeterminedCount })}
            {undetermined.length < undeterminedCount && `. ${t("table.open.first", { shown: undetermined.length })}`}
          </caption>
          <thead>
            <tr>
              {COLUMNS.map(([name]) => (
                <th key={name} scope="col">
                  {t(`table.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {undetermined.map(({ node, because }) => (
              <Row key={node.id} row={node} because={because} />
            ))}
          </tbody>
        </table>
      </div>
      <Foot leaves={[]} />
    </div>
  );
}
