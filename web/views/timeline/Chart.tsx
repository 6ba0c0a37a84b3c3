/** A lane of bars for each pattern: solid for what held for sure, pale for what may have. */
import { type Point } from "../../api/timeline";
import { select } from "../../state/store";
import { t, word } from "../../text";
import { chosenYears, isChosen, type Lane } from "./series";

interface Span {
  readonly since: number | null;
  readonly until: number | null;
}

interface Props {
  readonly years: readonly number[];
  readonly lanes: readonly Lane[];
  readonly chosen: Span;
}

const LEFT = 190;
const WIDTH = 960;
const LANE = 62;
const BARS = 44;
const AXIS = 26;

export function Chart({ years, lanes, chosen }: Props) {
  const step = (WIDTH - LEFT - 8) / years.length;
  const height = lanes.length * LANE + AXIS;
  const xOf = (year: number): number => LEFT + (year - (years[0] ?? 0)) * step;
  return (
    <svg
      class="timeline"
      viewBox={`0 0 ${WIDTH} ${height}`}
      data-picture="timeline"
      role="group"
      aria-labelledby="timeline-title"
    >
      <title id="timeline-title">{t("timeline.title")}</title>
      {lanes.map((lane, at) => (
        <LaneOfBars key={lane.pattern ?? "all"} lane={lane} y={at * LANE} {...{ xOf, step, chosen }} />
      ))}
      {years.map((year) => (
        <Year key={year} {...{ year, x: xOf(year), step, height, chosen }} isNamed={year % (step < 38 ? 2 : 1) === 0} />
      ))}
    </svg>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly y: number;
  readonly xOf: (year: number) => number;
  readonly step: number;
  readonly chosen: Span;
}

function LaneOfBars({ lane: { pattern, points, most }, y, xOf, step, chosen }: LaneProps) {
  const base = y + LANE - 6;
  const unit = BARS / Math.max(most, 1);
  return (
    <g>
      <text class="lane-name" x={0} y={base - 14}>
        {pattern ? word("pattern", pattern) : t("timeline.all")}
      </text>
      <text class="lane-most" x={LEFT - 8} y={y + LANE - BARS + 2} text-anchor="end">
        {most}
      </text>
      <line class="base" x1={LEFT} x2={WIDTH - 8} y1={base} y2={base} />
      {points.map((point) => (
        <Bars
          key={point.year}
          {...{ point, base, unit }}
          x={xOf(point.year) + step * 0.12}
          width={step * 0.76}
          isOut={!isChosen(point.year, chosen)}
          colour={pattern ? `var(--${pattern})` : "var(--accent)"}
        />
      ))}
    </g>
  );
}

interface BarsProps {
  readonly point: Point;
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly unit: number;
  readonly isOut: boolean;
  readonly colour: string;
}

function Bars({ point: { active, undetermined }, x, base, width, unit, isOut, colour }: BarsProps) {
  const [sure, may] = [active * unit, undetermined * unit];
  return (
    <g class={isOut ? "out" : undefined} style={{ color: colour }}>
      <rect class="sure" x={x} y={base - sure} width={width} height={sure} />
      {may > 0 && <rect class="may" x={x + 0.5} y={base - sure - may} width={width - 1} height={may} />}
    </g>
  );
}

interface YearProps {
  readonly year: number;
  readonly x: number;
  readonly step: number;
  readonly height: number;
  readonly chosen: Span;
  readonly isNamed: boolean;
}

/** A column that can be chosen, over all lanes. */
function Year({ year, x, step, height, chosen, isNamed }: YearProps) {
  const choose = (): void => select(chosenYears(year, chosen));
  const isPicked = chosen.since === year && chosen.until === year;
  return (
    <g
      class="year"
      role="button"
      tabindex={0}
      aria-pressed={isPicked}
      aria-label={t("timeline.choose", { year: String(year) })}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose();
      }}
    >
      <rect x={x} y={0} width={step} height={height} />
      {(isNamed || isPicked) && (
        <text x={x + step / 2} y={height - 6} text-anchor="middle">
          {year}
        </text>
      )}
    </g>
  );
}
