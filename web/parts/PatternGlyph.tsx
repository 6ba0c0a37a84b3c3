/** The six patterns of a state as one small sign. It ranks nothing: each part stands for itself, always in the same place. */
import { PATTERNS } from "../state/selection";
import { glyphWords, signOf, type GlyphCell, type Sign } from "./glyph";

interface Props {
  /** Patterns that are not among them are outside the selection. */
  readonly cells: readonly GlyphCell[];
  /** Only the part itself, for a legend, which names it. */
  readonly isPart?: boolean;
}

const [STEP, WIDTH, HEIGHT] = [10, 8, 12];

/** The six patterns of a state as six signs in a row, with their meaning in words for screen readers. */
export function PatternGlyph({ cells, isPart = false }: Props) {
  const places = isPart ? PATTERNS.slice(0, 1) : PATTERNS;
  const words = glyphWords(cells);
  return (
    <svg
      class="glyph"
      width={places.length * STEP}
      height={HEIGHT + 2}
      viewBox={`0 0 ${places.length * STEP} ${HEIGHT + 2}`}
      {...(isPart ? { "aria-hidden": "true" as const } : { role: "img", "aria-label": words })}
    >
      {!isPart && <title>{words}</title>}
      {places.map((pattern, at) => (
        <g key={pattern} transform={`translate(${at * STEP + 1} 1)`} style={{ color: `var(--${pattern})` }}>
          <Part sign={signOf(cells.find((cell) => cell.pattern === pattern))} />
        </g>
      ))}
    </svg>
  );
}

function Part({ sign }: { readonly sign: Sign }) {
  if (sign === "recorded") return <rect class="glyph-recorded" width={WIDTH} height={HEIGHT} rx="1.5" />;
  if (sign === "open")
    return <rect class="glyph-open" x="0.75" y="0.75" width={WIDTH - 1.5} height={HEIGHT - 1.5} rx="1.5" />;
  if (sign === "absent") return <path class="glyph-absent" d={`M1 ${HEIGHT / 2 - 3}l6 6m0 -6l-6 6`} />;
  if (sign === "notRecorded") return <circle class="glyph-not" cx={WIDTH / 2} cy={HEIGHT / 2} r="1.2" />;
  return null;
}
