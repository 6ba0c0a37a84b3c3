/** Two columns as a picture whose names are links. */
import { type GraphNode, type NetworkGraph } from "../../api/operations";
import { addressWith, select, selection } from "../../state/store";
import { useNarrow } from "../../parts/narrow";
import { wrapped } from "../../share/words";
import { t } from "../../text";
import { legendOf, variableOf } from "./colours";
import { columnsOf, type Placed, type Tie } from "./columns";

/** Sizes of the picture, of the columns of names, and how far a tie within a column bows out. */
const WIDE = { width: 1000, names: 360, bow: 90 } as const;
const NARROW = { width: 380, names: 158, bow: 24 } as const;
type Sizes = typeof WIDE | typeof NARROW;
const HEAD = 30;
const LINE = 16;
/** About as wide as a letter of 13 points is, in units of the picture. */
const LETTER = 7;

/** The network as an SVG of two columns; each name opens the card of its actor. */
export function ColumnsPicture({ graph }: { readonly graph: NetworkGraph }) {
  const { colour } = selection.value;
  const sizes = useNarrow() ? NARROW : WIDE;
  const { npms, partners, ties, height } = columnsOf(graph, (name) =>
    wrapped(name, sizes.names - 14, (text) => text.length * LETTER),
  );
  const variable = variableOf(legendOf(graph.nodes, colour));
  return (
    <div class="scrolling columns">
      <svg
        viewBox={`0 0 ${sizes.width} ${height + HEAD}`}
        role="group"
        aria-label={t("network.columns.title", { actors: graph.nodes.length })}
        data-picture="network"
      >
        <text class="head" x={sizes.names} y={18} text-anchor="end">
          {t("network.columns.npms")}
        </text>
        <text class="head" x={sizes.width - sizes.names} y={18}>
          {t("network.columns.partners")}
        </text>
        {ties.map((tie) => (
          <TieLine key={`${tie.from.node.id} ${tie.to.node.id}`} tie={tie} sizes={sizes} />
        ))}
        {[...npms, ...partners].map((placed) => (
          <Name key={placed.node.id} placed={placed} sizes={sizes} variable={variable(placed.node)} />
        ))}
      </svg>
    </div>
  );
}

const isNpm = ({ kind }: GraphNode): boolean => kind === "NPM";
const edgeOf = (node: GraphNode, { width, names }: Sizes): number => (isNpm(node) ? names + 12 : width - names - 12);

/** Across from column to column; within one, as a bow. */
function TieLine({ tie: { from, to, weight }, sizes }: { readonly tie: Tie; readonly sizes: Sizes }) {
  const [x1, x2, y1, y2] = [edgeOf(from.node, sizes), edgeOf(to.node, sizes), from.y + HEAD, to.y + HEAD];
  const bow = isNpm(from.node) === isNpm(to.node) ? (isNpm(from.node) ? sizes.bow : -sizes.bow) : 0;
  const [c1, c2] = bow === 0 ? [(x1 + x2) / 2, (x1 + x2) / 2] : [x1 + bow, x2 + bow];
  return (
    <path
      class="tie"
      d={`M${x1} ${y1}C${c1} ${y1} ${c2} ${y2} ${x2} ${y2}`}
      stroke-width={Math.min(5, 0.7 + weight / 2)}
    />
  );
}

interface NameProps {
  readonly placed: Placed;
  readonly sizes: Sizes;
  readonly variable: string;
}

function Name({ placed: { node, lines, y }, sizes, variable }: NameProps) {
  const { width, names } = sizes;
  const [x, anchor] = isNpm(node) ? [names, "end" as const] : [width - names, "start" as const];
  const change = { focus: node.id };
  return (
    <a
      href={addressWith(change)}
      onClick={(event: MouseEvent) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        select(change);
      }}
    >
      <circle cx={edgeOf(node, sizes)} cy={y + HEAD} r={5} style={{ fill: `var(${variable})` }} />
      <text y={y + HEAD - ((lines.length - 1) * LINE) / 2 + 4} text-anchor={anchor} font-size="13">
        {lines.map((line, at) => (
          <tspan key={line} x={x} dy={at === 0 ? 0 : LINE}>
            {line}
          </tspan>
        ))}
      </text>
    </a>
  );
}
