/** Records of each pattern at both dates, as pairs of bars. */
import { useNarrow } from "../parts/narrow";
import { t, word } from "../text";
import { type Difference } from "./difference";

interface Props extends Pick<Difference, "byPattern"> {
  readonly before: string;
  readonly after: string;
}

/** Names stand above the bars where there is no room beside them. */
const WIDE = { left: 180, width: 640, row: 40, above: 0 } as const;
const NARROW = { left: 0, width: 330, row: 58, above: 18 } as const;

/** Bars for each pattern: one for the earlier date, one for the later. */
export function ComparePicture({ byPattern, before, after }: Props) {
  const { left, width, row, above } = useNarrow() ? NARROW : WIDE;
  const most = byPattern.reduce((largest, one) => Math.max(largest, one.before, one.after), 1);
  const lengthOf = (count: number): number => ((width - left - 70) * count) / most;
  return (
    <svg class="compare-picture" viewBox={`0 0 ${width} ${byPattern.length * row}`} data-picture="compare" role="img">
      <title>{t("compare.picture", { before, after })}</title>
      {byPattern.map(({ pattern, ...counts }, at) => (
        <g key={pattern} style={{ color: `var(--${pattern})` }}>
          <text x={0} y={at * row + (above > 0 ? 14 : 22)}>
            {word("pattern", pattern)}
          </text>
          {(["before", "after"] as const).map((end, bar) => (
            <g key={end}>
              <rect
                class={end}
                x={left}
                y={at * row + above + 4 + bar * 16}
                width={Math.max(lengthOf(counts[end]), 0.5)}
                height={14}
              />
              <text x={left + lengthOf(counts[end]) + 6} y={at * row + above + 15 + bar * 16} class="count">
                {counts[end]} ({{ before, after }[end]})
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
