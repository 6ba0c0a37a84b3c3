/** When: cooperation by year and pattern, and the meetings of networks with the years of which none is recorded. */
import { TIMELINE, type NetworkMeetings } from "../../api/timeline";
import { CoverageLine } from "../../parts/CoverageLine";
import { SelectLink } from "../../parts/SelectLink";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { t } from "../../text";
import { Chart } from "./Chart";
import { lanesOf, yearsOf } from "./series";
import { YearTable } from "./YearTable";
import "./timeline.css";

export function TimelineView() {
  const variables = useVariables();
  const answer = useAnswer(TIMELINE, variables && { where: variables.where });
  const { data, isStale } = useLatest(answer);
  if (!data || answer.state === "failed") return <Status answer={answer} />;
  const { timeline } = data;
  const years = yearsOf(timeline.points);
  if (years.length === 0) return <Empty />;
  const lanes = lanesOf(timeline.points);
  const last = years.at(-1) ?? 0;
  return (
    <div aria-busy={isStale}>
      <p class="quiet">
        {t("timeline.how")}{" "}
        <SelectLink change={{ before: String(years[Math.floor(years.length / 2)] ?? last), after: String(last) }}>
          {t("timeline.compare")}
        </SelectLink>
      </p>
      <Chart years={years} lanes={lanes} chosen={selection.value} />
      {timeline.undated > 0 && <p class="quiet">{t("timeline.undated", { count: timeline.undated })}</p>}
      <CoverageLine coverage={timeline.coverage} undetermined={0} />
      <YearTable years={years} lanes={lanes} />
      <Meetings meetings={timeline.meetings} />
    </div>
  );
}

function Meetings({ meetings }: { readonly meetings: readonly NetworkMeetings[] }) {
  const held = meetings.filter(({ years }) => years.some(({ count }) => count > 0));
  if (held.length === 0) return null;
  const all = yearsOf(held.flatMap(({ years }) => years));
  return (
    <div class="scrolling" tabIndex={0} role="region" aria-label={t("timeline.meetings")}>
      <table class="meetings">
        <caption>{t("timeline.meetings.how")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("timeline.meetings")}</th>
            {all.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map((one) => (
            <NetworkRow key={one.network?.id} meetings={one} all={all} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NetworkRow({ meetings, all }: { readonly meetings: NetworkMeetings; readonly all: readonly number[] }) {
  const { network, years, missingYears } = meetings;
  const counts = new Map(years.map(({ year, count }) => [year, count]));
  const missing = new Set(missingYears);
  return (
    <tr>
      <th scope="row">
        {network && (
          <SelectLink change={{ focus: network.id }}>
            <bdi>{network.name}</bdi>
          </SelectLink>
        )}
      </th>
      {all.map((year) => (
        <td key={year}>
          {(counts.get(year) ?? 0) > 0 ? (
            <strong>{counts.get(year)}</strong>
          ) : missing.has(year) ? (
            <span class="missing">
              <span aria-hidden="true">–</span>
              <span class="hidden-label">{t("timeline.meetings.none")}</span>
            </span>
          ) : null}
        </td>
      ))}
    </tr>
  );
}
