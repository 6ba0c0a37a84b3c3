/** Records of each pattern at both dates, as pairs of bars. */
import { t, word } from "../text";
import { type Difference } from "./difference";

interface Props extends Pick<Difference, "byPattern"> {
  readonly before: string;
  readonly after: string;
}

const LEFT = 180;
const WIDTH = 640;
const ROW = 40;

export function ComparePicture({ byPattern, before, after }: Props) {
  const most = byPattern.reduce((largest, one) => Math.max(largest, one.before, one.after), 1);
  const lengthOf = (count: number): number => ((WIDTH - LEFT - 60) * count) / most;
  return (
    <svg class="compare-picture" viewBox={`0 0 ${WIDTH} ${byPattern.length * ROW}`} data-picture="compare" role="img">
      <title>{t("compare.picture", { before, after })}</title>
      {byPattern.map(({ pattern, ...counts }, at) => (
        <g key={pattern} style={{ color: `var(--${pattern})` }}>
          <text x={0} y={at * ROW + 22}>
            {word("pattern", pattern)}
          </text>
          {(["before", "after"] as const).map((end, row) => (
            <g key={end}>
              <rect
                class={end}
                x={LEFT}
                y={at * ROW + 4 + row * 16}
                width={Math.max(lengthOf(counts[end]), 0.5)}
                height={14}
              />
              <text x={LEFT + lengthOf(counts[end]) + 6} y={at * ROW + 15 + row * 16} class="count">
                {counts[end]} ({{ before, after }[end]})
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
