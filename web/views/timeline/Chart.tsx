/** A lane of bars for each pattern: solid for what held for sure, pale for what may have. */
import { type TimelinePoint } from "../../api/operations";
import { select } from "../../state/store";
import { t, word } from "../../text";
import { layoutOf, type Layout } from "./layout";
import { chosenYears, isChosen, pointsAt, type Lane } from "./series";

interface Span {
  readonly since: number | null;
  readonly until: number | null;
}

interface Props {
  readonly years: readonly number[];
  readonly lanes: readonly Lane[];
  readonly chosen: Span;
  readonly isNarrow: boolean;
  readonly onOver: (year: number | null) => void;
}

/** The lanes as one SVG; each year can be picked as a filter, with a pointer or the keyboard. */
export function Chart({ years, lanes, chosen, isNarrow, onOver }: Props) {
  const layout = layoutOf(lanes, isNarrow);
  const { width, left, height } = layout;
  const step = (width - left - 8) / years.length;
  const xOf = (year: number): number => left + (year - (years[0] ?? 0)) * step;
  // Names of years keep 38 points each.
  const every = [1, 2, 5, 10].find((count) => step * count >= 38) ?? 10;
  return (
    <svg
      class="timeline"
      viewBox={`0 0 ${width} ${height}`}
      data-picture="timeline"
      role="group"
      aria-labelledby="timeline-title"
    >
      <title id="timeline-title">{t("timeline.title")}</title>
      {lanes.map((lane, at) => (
        <LaneOfBars
          key={lane.pattern ?? "all"}
          lane={lane}
          base={layout.bases[at] ?? 0}
          {...{ layout, xOf, step, chosen }}
        />
      ))}
      {years.map((year) => (
        <Year
          key={year}
          {...{ year, x: xOf(year), step, height, chosen, onOver }}
          words={yearWords(year, lanes)}
          isNamed={year % every === 0}
        />
      ))}
    </svg>
  );
}

/** All values of a year. */
export function yearWords(year: number, lanes: readonly Lane[]): string {
  const values = pointsAt(year, lanes).map(({ pattern, active, undetermined }) =>
    t("timeline.value", { name: nameOf(pattern), active, undetermined }),
  );
  return `${year}: ${values.join("; ")}`;
}

const nameOf = (pattern: Lane["pattern"]): string => (pattern ? word("pattern", pattern) : t("timeline.all"));

interface LaneProps {
  readonly lane: Lane;
  readonly base: number;
  readonly layout: Layout;
  readonly xOf: (year: number) => number;
  readonly step: number;
  readonly chosen: Span;
}

function LaneOfBars({ lane: { pattern, points, most }, base, layout, xOf, step, chosen }: LaneProps) {
  const { width, left, unit, isNarrow } = layout;
  const top = base - most * unit;
  return (
    <g>
      <text class="lane-name" x={0} y={isNarrow ? Math.min(top, base - 14) - 7 : base - 2}>
        {nameOf(pattern)}
      </text>
      <text class="lane-most" x={left - 6} y={Math.min(top + 9, base)} text-anchor="end">
        {most}
      </text>
      <line class="base" x1={left} x2={width - 8} y1={base} y2={base} />
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
  readonly point: TimelinePoint;
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
  readonly words: string;
  readonly isNamed: boolean;
  readonly onOver: (year: number | null) => void;
}

/** A column that can be chosen, over all lanes. */
function Year({ year, x, step, height, chosen, words, isNamed, onOver }: YearProps) {
  const choose = (): void => select(chosenYears(year, chosen));
  const isPicked = chosen.since === year && chosen.until === year;
  const over = { onPointerEnter: () => onOver(year), onPointerLeave: () => onOver(null) };
  return (
    <g
      class="year"
      role="button"
      tabindex={0}
      aria-pressed={isPicked}
      aria-label={`${t("timeline.choose", { year: String(year) })}. ${words}`}
      {...over}
      onFocus={() => onOver(year)}
      onBlur={() => onOver(null)}
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
