/** Paths as columns of actors, from one end to the other. */
import { type Path } from "../api/operations";
import { select } from "../state/store";
import { t, word } from "../text";
import { drawingOf, labelsOf, type PlacedActor } from "./drawing";

/** Between actors there is room for what ties them. */
const COLUMN = 290;
const ROW = 66;
const MOST_LETTERS = 23;
/** Its text is 12 points, and at least 11 of them can be read. */
const SMALLEST = 0.93;

/** A picture of the paths, with the kind and number of records at each step. */
export function PathPicture({ paths }: { readonly paths: readonly Path[] }) {
  const { actors, steps, columns, rows } = drawingOf(paths);
  const inColumn = (column: number): number => actors.filter((actor) => actor.column === column).length;
  const placeOf = ({ column, row }: PlacedActor) => ({
    x: 95 + column * COLUMN,
    y: (rows * ROW * (row + 0.5)) / inColumn(column) + 8,
  });
  const places = new Map(actors.map((actor) => [actor.id, placeOf(actor)]));
  const lines = steps.flatMap((step) => {
    const [a, b] = [places.get(step.from), places.get(step.to)];
    return a && b ? [{ ...step, a, b, span: Math.max(1, Math.round((b.x - a.x) / COLUMN)) }] : [];
  });
  const [width, height] = [columns * COLUMN - 20, rows * ROW + 16];
  return (
    <div class="scrolling" tabIndex={0} role="region" aria-label={t("paths.picture")}>
      <svg
        class="path-picture"
        viewBox={`0 0 ${width} ${height}`}
        style={{ minWidth: `${width * SMALLEST}px` }}
        data-picture="paths"
        role="img"
      >
        <title>{t("paths.picture")}</title>
        {lines.map(({ from, to, a, b, records }) => (
          <line
            key={`${from} ${to}`}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            class="step"
            stroke-width={1 + Math.min(records, 6) * 0.6}
          />
        ))}
        {labelsOf(lines).map(({ line: { from, to, via, records }, x, y }) => (
          <text key={`${from} ${to}`} x={x} y={y} class="via" text-anchor="middle">
            {t("paths.step", { kind: word("card.kind", via), count: records })}
          </text>
        ))}
        {actors.map((actor) => {
          const { x, y } = places.get(actor.id) ?? { x: 0, y: 0 };
          return (
            <g key={actor.id} class="actor" onClick={() => select({ focus: actor.id })}>
              <title>{actor.name}</title>
              <rect x={x - 85} y={y - 13} width={170} height={26} rx={13} />
              <text x={x} y={y + 4.5} text-anchor="middle">
                {shortened(actor.name)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const shortened = (name: string): string =>
  name.length <= MOST_LETTERS ? name : `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
