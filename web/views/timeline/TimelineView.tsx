/** When: cooperation by year and pattern, and the meetings of networks with the years of which none is recorded. */
import { useState } from "preact/hooks";
import { TIMELINE, type TimelinePoint } from "../../api/operations";
import { Foot, useSelected } from "../../parts/Foot";
import { SelectLink } from "../../parts/SelectLink";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useScope, useVariablesOfAllPartners } from "../../state/variables";
import { t } from "../../text";
import { Chart, yearWords } from "./Chart";
import { Meetings } from "./Meetings";
import { lanesOf, yearsOf, yearsThatDiffer } from "./series";
import { useNarrow } from "../../parts/narrow";
import { YearTable } from "./YearTable";
import "./timeline.css";

/** The timeline with its lanes, the table of its numbers, the meetings of networks and its foot. */
export function TimelineView() {
  const variables = useVariablesOfAllPartners();
  const scope = useScope();
  const answer = useAnswer(TIMELINE, variables && { where: variables.where });
  const { data, isStale } = useLatest(answer);
  const [over, setOver] = useState<number | null>(null);
  const isNarrow = useNarrow();
  if (!data || !scope || answer.state === "failed") return <Status answer={answer} />;
  const { timeline } = data;
  const years = yearsOf(timeline.points);
  if (years.length === 0) return <Empty />;
  const lanes = lanesOf(timeline.points, scope.patterns);
  const { since, until } = selection.value;
  const told = over ?? (since === until ? since : null);
  return (
    <div aria-busy={isStale}>
      <p class="quiet">
        {t("timeline.how")} {t(selection.value.kinds.length > 0 ? "map.civil.chosen" : "map.civil")}{" "}
        <Compare points={timeline.points} />
      </p>
      <p class="quiet year-values" aria-hidden="true">
        {told === null || !years.includes(told) ? t("timeline.values") : yearWords(told, lanes)}
      </p>
      <Chart years={years} lanes={lanes} chosen={selection.value} isNarrow={isNarrow} onOver={setOver} />
      {timeline.undated > 0 && <p class="quiet">{t("timeline.undated", { count: timeline.undated })}</p>}
      <Foot leaves={["other"]} />
      <AllYears held={timeline.coverage.records} />
      <YearTable years={years} lanes={lanes} />
      <Meetings meetings={timeline.meetings} />
    </div>
  );
}

/** Leads to the two years that differ most. */
function Compare({ points }: { readonly points: readonly TimelinePoint[] }) {
  const differ = yearsThatDiffer(points);
  if (differ === null) return null;
  const [before, after] = differ.map(String);
  return <SelectLink change={{ before: before ?? null, after: after ?? null }}>{t("timeline.compare")}</SelectLink>;
}

/** Where years are chosen, the lanes show more than the selection: they are where years are chosen. */
function AllYears({ held }: { readonly held: number }) {
  const { answer, data, isStale } = useSelected();
  const { since, until } = selection.value;
  // The foot says what failed.
  if (!data || answer.state === "failed" || (since === null && until === null)) return null;
  const { totalCount, undeterminedCount } = data.chosen;
  return (
    <p class="coverage" aria-busy={isStale}>
      {t("timeline.beyond", { held, chosen: totalCount, open: undeterminedCount })}{" "}
      <SelectLink change={{ view: "table", since: null, until: null, part: null, focus: null }}>
        {t("timeline.beyond.rows")}
      </SelectLink>
    </p>
  );
}
