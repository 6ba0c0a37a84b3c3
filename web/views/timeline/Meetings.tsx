/** Meetings of networks by year, with the years of which none is recorded. */
import { type NetworkMeetings } from "../../api/operations";
import { SelectLink } from "../../parts/SelectLink";
import { t } from "../../text";
import { yearsOf } from "./series";

/** A table of the meetings of each network by year; nothing where no meeting is recorded. */
export function Meetings({ meetings }: { readonly meetings: readonly NetworkMeetings[] }) {
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
