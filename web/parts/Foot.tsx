/** The foot of every view: the same numbers of the same selection, and what this view leaves out, each with a link to its rows. */
import { type Whole } from "../api/operation";
import { SELECTED, type Selected } from "../api/operations";
import { selectedVariables } from "../api/where";
import { useAnswer, useLatest, type Answer } from "../state/answers";
import { type Part } from "../state/selection";
import { useVariables } from "../state/variables";
import { t } from "../text";
import { CoverageLine } from "./CoverageLine";
import { SelectLink } from "./SelectLink";
import { Trouble } from "./Status";

/** Parts of a selection that a picture may be unable to draw. */
export type LeftOut = Exclude<Part, "open">;

interface Props {
  /** What this view leaves out. */
  readonly leaves: readonly LeftOut[];
}

/** The foot of a view: its coverage, and the parts of the selection that it leaves out, each with a link to its rows. */
export function Foot({ leaves }: Props) {
  const { answer, data, isStale } = useSelected();
  // Numbers of another selection would mislead.
  if (answer.state === "failed")
    return (
      <footer class="foot">
        <Trouble answer={answer} />
      </footer>
    );
  if (!data)
    return (
      <footer class="foot quiet" aria-busy="true">
        {t("loading")}
      </footer>
    );
  const { coverage, undeterminedCount } = data.chosen;
  const left = leaves.filter((part) => data[part].totalCount > 0);
  return (
    <footer class="foot" aria-busy={isStale}>
      <CoverageLine coverage={coverage}>
        {undeterminedCount > 0 && (
          <>
            {" "}
            <RowsLink part="open" count={undeterminedCount} />
          </>
        )}
      </CoverageLine>
      {left.length > 0 && (
        <p class="coverage">
          {t("foot.left")}{" "}
          {left.map((part, at) => (
            <>
              {at > 0 && "; "}
              <RowsLink key={part} part={part} count={data[part].totalCount} />
            </>
          ))}
          {"."}
        </p>
      )}
    </footer>
  );
}

/** Leads to the rows of a part in the table. */
function RowsLink({ part, count }: { readonly part: Part; readonly count: number }) {
  return <SelectLink change={{ view: "table", part, focus: null }}>{t(`foot.${part}`, { count })}</SelectLink>;
}

interface SelectedNow {
  readonly answer: Answer<Whole<Selected>>;
  /** The latest that is known. */
  readonly data: Whole<Selected> | null;
  readonly isStale: boolean;
}

/** What the selection holds, as the hub counts it. */
export function useSelected(): SelectedNow {
  const variables = useVariables();
  const answer = useAnswer(SELECTED, variables && selectedVariables(variables));
  return { answer, ...useLatest(answer) };
}
