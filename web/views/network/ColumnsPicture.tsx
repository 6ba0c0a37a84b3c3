/** Two columns as a picture whose names are links. */
import { type GraphNode, type NetworkGraph } from "../../api/network";
import { addressWith, select, selection } from "../../state/store";
import { wrapped } from "../../take/words";
import { t } from "../../text";
import { legendOf, variableOf } from "./colours";
import { columnsOf, type Placed, type Tie } from "./columns";

const WIDTH = 1000;
const NAMES = 360;
const HEAD = 30;
const LINE = 16;
/** About as wide as a letter of 13 points is, in units of the picture. */
const LETTER = 7;

export function ColumnsPicture({ graph }: { readonly graph: NetworkGraph }) {
  const { colour } = selection.value;
  const { npms, partners, ties, height } = columnsOf(graph, (name) =>
    wrapped(name, NAMES - 20, (text) => text.length * LETTER),
  );
  const variable = variableOf(legendOf(graph.nodes, colour));
  return (
    <div class="scrolling columns">
      <svg
        viewBox={`0 0 ${WIDTH} ${height + HEAD}`}
        role="group"
        aria-label={t("network.columns.title", { actors: graph.nodes.length })}
        data-picture="network"
      >
        <text class="head" x={NAMES} y={18} text-anchor="end">
          {t("network.columns.npms")}
        </text>
        <text class="head" x={WIDTH - NAMES} y={18}>
          {t("network.columns.partners")}
        </text>
        {ties.map((tie) => (
          <TieLine key={`${tie.from.node.id} ${tie.to.node.id}`} tie={tie} />
        ))}
        {[...npms, ...partners].map((placed) => (
          <Name key={placed.node.id} placed={placed} variable={variable(placed.node)} />
        ))}
      </svg>
    </div>
  );
}

const isNpm = ({ kind }: GraphNode): boolean => kind === "NPM";
const edgeOf = (node: GraphNode): number => (isNpm(node) ? NAMES + 12 : WIDTH - NAMES - 12);

/** Across from column to column; within one, as a bow. */
function TieLine({ tie: { from, to, weight } }: { readonly tie: Tie }) {
  const [x1, x2, y1, y2] = [edgeOf(from.node), edgeOf(to.node), from.y + HEAD, to.y + HEAD];
  const bow = isNpm(from.node) === isNpm(to.node) ? (isNpm(from.node) ? 90 : -90) : 0;
  const [c1, c2] = bow === 0 ? [(x1 + x2) / 2, (x1 + x2) / 2] : [x1 + bow, x2 + bow];
  return (
    <path
      class="tie"
      d={`M${x1} ${y1}C${c1} ${y1} ${c2} ${y2} ${x2} ${y2}`}
      stroke-width={Math.min(5, 0.7 + weight / 2)}
    />
  );
}

function Name({ placed: { node, lines, y }, variable }: { readonly placed: Placed; readonly variable: string }) {
  const [x, anchor] = isNpm(node) ? [NAMES, "end" as const] : [WIDTH - NAMES, "start" as const];
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
      <circle cx={edgeOf(node)} cy={y + HEAD} r={5} style={{ fill: `var(${variable})` }} />
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
