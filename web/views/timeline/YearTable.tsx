/** The same numbers as a table. */
import { t, word } from "../../text";
import { type Lane } from "./series";

/** The numbers of the lanes as a table that can be opened. */
export function YearTable({ years, lanes }: { readonly years: readonly number[]; readonly lanes: readonly Lane[] }) {
  return (
    <details class="year-table">
      <summary>{t("timeline.numbers")}</summary>
      <div class="scrolling" tabIndex={0} role="region" aria-label={t("timeline.numbers")}>
        <table>
          <caption>{t("timeline.numbers.how")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("timeline.year")}</th>
              {lanes.map(({ pattern }) => (
                <th key={pattern ?? "all"} scope="col">
                  {pattern ? word("pattern", pattern) : t("timeline.all")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year, at) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {lanes.map(({ pattern, points }) => (
                  <td key={pattern ?? "all"}>
                    {t("timeline.numbers.cell", {
                      active: points[at]?.active ?? 0,
                      undetermined: points[at]?.undetermined ?? 0,
                      started: points[at]?.started ?? 0,
                      ended: points[at]?.ended ?? 0,
                    })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
