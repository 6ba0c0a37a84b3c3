/** The network drawn with WebGL: dots that can be picked, and a view that can be moved. */
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { type NetworkGraph } from "../../api/operations";
import { colourNow } from "../../parts/colour";
import { useMedia } from "../../parts/useMedia";
import { select, selection } from "../../state/store";
import { t } from "../../text";
import { legendOf, variableOf } from "./colours";
import { dotBox, LabelPlaces, type Box } from "./labels";
import { drawingOf, type Dot, type Drawing, type Line } from "./graph";

type Renderer = Sigma<Dot, Line>;

/** Actors from which on movement goes before detail. */
const LARGE = 2_000;
/** Actors up to which all have their names, as far as there is room. */
const FEW = 80;
/** Actors up to which names keep off the dots of others. */
const APART = 500;
/** Points of width at which dots have their full size: on a narrow screen they would hide each other. */
const FULL = 800;

/** The network on a WebGL canvas; picking a dot opens the card of its actor. */
export function Canvas({ graph }: { readonly graph: NetworkGraph }) {
  const place = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  // Pictures are drawn anew when light changes to dark.
  const scheme = useMedia("(prefers-color-scheme: dark)");
  const { colour, focus } = selection.value;
  useEffect(() => {
    if (!place.current) return;
    const legend = legendOf(graph.nodes, colour);
    const variable = variableOf(legend);
    const drawing = drawingOf(graph, { of: (node) => colourNow(variable(node)), line: colourNow("--tie") });
    const made = draw(place.current, drawing);
    renderer.current = made;
    return () => {
      renderer.current = null;
      made.kill();
    };
  }, [graph, colour, scheme]);
  useEffect(() => lookAt(renderer.current, focus), [focus, graph, colour, scheme]);
  const move = (key: string): boolean => moved(renderer.current, key);
  return (
    <div class="canvas-frame">
      <div
        class="canvas"
        ref={place}
        role="img"
        aria-label={t("network.picture", { actors: graph.nodes.length })}
        tabIndex={0}
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault();
        }}
      />
      <div class="zoom">
        {(["+", "-", "0"] as const).map((key) => (
          <button key={key} type="button" aria-label={t(`network.zoom.${key}`)} onClick={() => move(key)}>
            {{ "+": "+", "-": "−", "0": "⤢" }[key]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A renderer in a place of the page; what the pointer is over, and whom it is tied to, stands out. */
function draw(place: HTMLElement, drawing: Drawing): Renderer {
  const isLarge = drawing.order > LARGE;
  const isFew = drawing.order <= FEW;
  const faded = colourNow("--panel");
  let near: ReadonlySet<string> | null = null;
  let places: LabelPlaces | null = null;
  // The renderer draws once before it is there itself.
  let drawn: Renderer | null = null;
  const placesNow = (): LabelPlaces =>
    (places ??= new LabelPlaces(boxOf(place), drawn && drawing.order <= APART ? dotsOf(drawn) : []));
  const made: Renderer = new Sigma<Dot, Line>(drawing, place, {
    allowInvalidContainer: true,
    labelColor: { color: colourNow("--ink") },
    labelFont: "system-ui, sans-serif",
    labelSize: 13,
    labelRenderedSizeThreshold: isFew ? 0 : 7,
    labelDensity: isFew ? 4 : 0.6,
    labelGridCellSize: 130,
    // Room for the dots at the rim and what is said of them.
    stagePadding: 40,
    defaultDrawNodeLabel: (context, dot) => drawLabel(context, dot, placesNow()),
    defaultDrawNodeHover: drawHovered,
    minCameraRatio: 0.03,
    maxCameraRatio: 3,
    // Lines are most of the work while the view moves.
    hideEdgesOnMove: isLarge,
    hideLabelsOnMove: isLarge,
    nodeReducer: (id, dot) => {
      const sized = { ...dot, size: dot.size * sizeOf(place) };
      return near === null || near.has(id) ? sized : { ...sized, color: faded, label: "" };
    },
    edgeReducer: (edge, line) =>
      near === null || drawing.extremities(edge).every((end) => near?.has(end)) ? line : { ...line, hidden: true },
  });
  const mark = (id: string | null): void => {
    // To fade all others takes long where there are many, and has no place in a movement.
    if (isLarge || made.getMouseCaptor().isMouseDown) return;
    near = id === null ? null : new Set([id, ...drawing.neighbors(id)]);
    made.refresh({ skipIndexation: true });
  };
  drawn = made;
  // Each time names are placed anew.
  made.on("beforeRender", () => (places = null));
  made.on("enterNode", ({ node }) => mark(node));
  made.on("leaveNode", () => mark(null));
  made.refresh({ skipIndexation: true });
  made.on("clickNode", ({ node }) => select({ focus: node }));
  return made;
}

const sizeOf = ({ clientWidth }: HTMLElement): number => Math.min(1, Math.max(0.5, clientWidth / FULL));

const boxOf = ({ clientWidth, clientHeight }: HTMLElement): Box => ({
  left: 0,
  top: 0,
  right: clientWidth,
  bottom: clientHeight,
});

/** Where dots are on the screen. */
const dotsOf = (made: Renderer): readonly Box[] =>
  made.getGraph().mapNodes((id) => {
    const dot = made.getNodeDisplayData(id);
    const { x, y } = made.framedGraphToViewport(dot ?? { x: 0, y: 0 });
    return dotBox(x, y, dot ? made.scaleSize(dot.size) : 0);
  });

const LABEL = 13;

/** A name where there is room for it; else none. */
function drawLabel(context: CanvasRenderingContext2D, { x, y, size, label }: Hovered, places: LabelPlaces): void {
  if (!label) return;
  context.font = `${LABEL}px system-ui, sans-serif`;
  const box = places.place({ x, y, size, width: context.measureText(label).width, height: LABEL + 4 });
  if (!box) return;
  context.fillStyle = colourNow("--ink");
  context.fillText(label, box.left, box.bottom - 5);
}

interface Hovered {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string | null;
  readonly color: string;
}

/** The name on paper, so that it can be read over anything, in both colour schemes. */
function drawHovered(context: CanvasRenderingContext2D, { x, y, size, label, color }: Hovered): void {
  const text = label ?? "";
  context.font = "600 14px system-ui, sans-serif";
  const width = context.measureText(text).width;
  // Where it would leave the picture at the right, it stands at the left.
  const isLeft = x + size + width + 16 > context.canvas.clientWidth && x > width + 16;
  const from = isLeft ? x - size - width - 16 : x + size + 2;
  context.fillStyle = colourNow("--paper");
  context.strokeStyle = colourNow("--quiet");
  context.beginPath();
  context.roundRect(from, y - 13, width + 14, 26, 5);
  context.fill();
  context.stroke();
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, size + 2, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = colourNow("--ink");
  context.fillText(text, from + 7, y + 5);
}

/** Brings an actor into the middle, and marks it. */
function lookAt(renderer: Renderer | null, id: string | null): void {
  const graph = renderer?.getGraph();
  if (!renderer || !graph) return;
  graph.forEachNode((node) => graph.setNodeAttribute(node, "highlighted", node === id));
  const place = id !== null && graph.hasNode(id) ? renderer.getNodeDisplayData(id) : undefined;
  if (place) void renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.5 }, { duration: duration() });
}

const STEP = 0.1;

/** Arrows, +, − and 0 move the view; whether the key was one of these. */
function moved(renderer: Renderer | null, key: string): boolean {
  const camera = renderer?.getCamera();
  if (!camera) return false;
  const { x, y, ratio } = camera.getState();
  const step = STEP * ratio;
  const places: Readonly<Record<string, object>> = {
    ArrowLeft: { x: x - step },
    ArrowRight: { x: x + step },
    ArrowUp: { y: y + step },
    ArrowDown: { y: y - step },
    "+": { ratio: ratio / 1.5 },
    "-": { ratio: ratio * 1.5 },
    "0": { x: 0.5, y: 0.5, ratio: 1 },
  };
  const place = places[key];
  if (!place) return false;
  void camera.animate(place, { duration: duration() });
  return true;
}

/** Nothing moves by itself for people who asked for that. */
const duration = (): number => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250);
