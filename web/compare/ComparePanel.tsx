/** Two dates beside each other: what began, what ended, what stayed. */
import { useState } from "preact/hooks";
import { COMPARE, type Moment } from "../api/operations";
import { CoverageLine } from "../parts/CoverageLine";
import { SelectLink } from "../parts/SelectLink";
import { Status } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { select, selection } from "../state/store";
import { useVariables } from "../state/variables";
import { t } from "../text";
import { CompareMap } from "./CompareMap";
import { ComparePicture } from "./ComparePicture";
import { differenceOf, isDate, type Pair } from "./difference";
import "./compare.css";

/** The panel in which a reader chooses two dates and sees what differs between them. */
export function ComparePanel() {
  const { before, after } = selection.value;
  return (
    <section class="compare" aria-labelledby="compare-title">
      <div class="card-bar">
        <h2 id="compare-title">{t("compare.title")}</h2>
        <button type="button" onClick={() => select({ before: null, after: null })}>
          {t("close")}
        </button>
      </div>
      <Dates key={`${before} ${after}`} />
      {before !== null && after !== null && <Compared before={before} after={after} />}
    </section>
  );
}

function Dates() {
  const { before, after } = selection.value;
  const [dates, setDates] = useState({ before: before ?? "", after: after ?? "" });
  const wrong = (["before", "after"] as const).find((end) => !isDate(dates[end]));
  return (
    <form
      class="dates"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) select(dates);
      }}
    >
      {(["before", "after"] as const).map((end) => (
        <label key={end}>
          {t(`compare.${end}`)}{" "}
          <input
            type="text"
            size={10}
            value={dates[end]}
            aria-invalid={!isDate(dates[end])}
            aria-describedby="compare-wrong"
            onInput={({ currentTarget }) => setDates({ ...dates, [end]: currentTarget.value.trim() })}
          />
        </label>
      ))}
      <button type="submit" disabled={wrong !== undefined}>
        {t("compare.go")}
      </button>
      <span id="compare-wrong" class="trouble" role="status">
        {wrong ? t("compare.wrong") : ""}
      </span>
    </form>
  );
}

function Compared(dates: { readonly before: string; readonly after: string }) {
  const variables = useVariables();
  const answer = useAnswer(COMPARE, variables && { where: variables.where, ...dates });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const { before, after } = answer.data;
  const difference = differenceOf(before, after);
  return (
    <>
      <CompareMap difference={difference} {...dates} />
      <ComparePicture byPattern={difference.byPattern} {...dates} />
      <p>{t("compare.stayed", { count: difference.stayed.length })}</p>
      <Pairs title="compare.began" pairs={difference.began} />
      <Pairs title="compare.ended" pairs={difference.ended} />
      <LeftOut before={before} after={after} dates={dates} />
      <CoverageLine coverage={after.coverage} />
    </>
  );
}

interface LeftOutProps {
  readonly before: Moment;
  readonly after: Moment;
  readonly dates: { readonly before: string; readonly after: string };
}

function LeftOut({ before, after, dates }: LeftOutProps) {
  return (
    <p class="quiet">
      {t("compare.open")} <Open end="before" moment={before} date={dates.before} />
      {", "}
      <Open end="after" moment={after} date={dates.after} />. {t("compare.open.so")}{" "}
      {before.unnamedPartners + after.unnamedPartners > 0 &&
        t("compare.unnamed", { before: before.unnamedPartners, after: after.unnamedPartners })}
    </p>
  );
}

interface OpenProps {
  readonly end: "before" | "after";
  readonly moment: Moment;
  readonly date: string;
}

/** What may hold at a date; of a year, with its rows. */
function Open({ end, moment: { undeterminedCount: count }, date }: OpenProps) {
  const words = t(`compare.open.${end}`, { count });
  const year = Number(date);
  if (count === 0 || !Number.isInteger(year)) return <>{words}</>;
  const rows = { view: "table", part: "open", since: year, until: year, before: null, after: null } as const;
  return <SelectLink change={rows}>{words}</SelectLink>;
}

function Pairs({ title, pairs }: { readonly title: string; readonly pairs: readonly Pair[] }) {
  return (
    <details>
      <summary>{t(title, { count: pairs.length })}</summary>
      <ul>
        {pairs.map(({ a, b }) => (
          <li key={`${a.id} ${b.id}`}>
            <SelectLink change={{ focus: a.id }}>
              <bdi>{a.label}</bdi>
            </SelectLink>
            {" – "}
            <SelectLink change={{ focus: b.id }}>
              <bdi>{b.label}</bdi>
            </SelectLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
