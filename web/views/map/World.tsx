/** The map itself. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { selection, select } from "../../state/store";
import { t } from "../../text";
import { PatternGlyph } from "../../parts/PatternGlyph";
import { fillOf, Hatches } from "./fills";
import { Marks } from "./Marks";
import { bounded, pathOf, projectionOf, rimOf, SIZE, viewBoxOf, WHOLE, zoomTo, type Zoom } from "./projection";
import { shadeOf, type Arc, type ShadedBy, type StateFacts } from "./shading";
import { type Atlas } from "./atlas";

interface Props {
  readonly atlas: Atlas | null;
  readonly facts: ReadonlyMap<string, StateFacts>;
  readonly arcs: readonly Arc[];
  readonly by: ShadedBy;
}

/** The picture of the map, which can be moved and enlarged; a chosen region fills it. */
export function World({ atlas, facts, arcs, by }: Props) {
  const projection = useMemo(projectionOf, []);
  const rim = useMemo(() => rimOf(projection), [projection]);
  const region = selection.value.regions[0];
  const [zoom, setZoom] = useState<Zoom>(() => zoomTo(region, projection));
  useEffect(() => setZoom(bounded(zoomTo(region, projection))), [region]);
  const [over, setOver] = useState<StateFacts | null>(null);
  const inside = [...facts.values()].filter((one) => one.class !== "outside");
  const change = (next: Zoom): void => setZoom(bounded(next));
  const drag = useDrag(zoom, change);
  return (
    <div class="map-frame">
      <svg
        class="map"
        viewBox={viewBoxOf(zoom)}
        role="img"
        aria-labelledby="map-title"
        data-picture="map"
        tabindex={0}
        onKeyDown={(event) => {
          const next = movedBy(event.key, zoom);
          if (!next) return;
          event.preventDefault();
          change(next);
        }}
        {...drag}
      >
        <title id="map-title">{t("map.title", { states: inside.length, arcs: arcs.length })}</title>
        <defs>
          <Hatches of="map" scale={zoom.scale} />
          <clipPath id="world-rim">
            <path d={rim} />
          </clipPath>
        </defs>
        <Land atlas={atlas} facts={facts} by={by} onOver={setOver} />
        <Marks {...{ projection, facts, arcs }} capitals={atlas?.capitals} scale={zoom.scale} onOver={setOver} />
      </svg>
      <p class="map-tip" hidden={!over}>
        {over && <TipText facts={over} />}
      </p>
      <ZoomButtons zoom={zoom} onChange={change} />
    </div>
  );
}

interface LandProps {
  readonly atlas: Atlas | null;
  readonly facts: ReadonlyMap<string, StateFacts>;
  readonly by: ShadedBy;
  readonly onOver: (facts: StateFacts | null) => void;
}

/** Shapes are projected once; only their fills change with the selection. */
function Land({ atlas, facts, by, onOver }: LandProps) {
  const drawn = useMemo(() => {
    const path = pathOf(projectionOf());
    return (atlas?.shapes.features ?? []).map((shape) => ({ code: String(shape.id ?? ""), d: path(shape) ?? "" }));
  }, [atlas]);
  const byCode = new Map([...facts.values()].map((one) => [one.place.iso3, one]));
  const { focus } = selection.value;
  return (
    <g class="land">
      {drawn.map(({ code, d }, at) => {
        const known = byCode.get(code);
        const isFocus = known !== undefined && known.place.id === focus;
        return (
          <path
            key={code || at}
            d={d}
            {...fillOf(shadeOf(known, by), "map", isFocus ? "focus" : "")}
            data-state={known?.place.id}
            onClick={known && (() => select({ focus: known.place.id }))}
            onPointerEnter={known && (() => onOver(known))}
            onPointerLeave={known && (() => onOver(null))}
          />
        );
      })}
    </g>
  );
}

function TipText({ facts }: { readonly facts: StateFacts }) {
  const { place, cells, links } = facts;
  const [only] = cells;
  return (
    <>
      <strong>
        <bdi>{place.name}</bdi>
      </strong>
      <br />
      {facts.class !== "outside" && facts.class !== "noNpm" && cells.length > 0 && (
        <>
          <PatternGlyph cells={cells} /> <br />
        </>
      )}
      {classWords(facts)}
      {cells.length === 1 && only && only.partners > 0 && `, ${t("map.partners", { count: only.partners })}`}
      {links > 0 && `; ${t("map.links", { count: links })}`}
      {place.nameFootnote && (
        <>
          <br />
          {place.nameFootnote}
        </>
      )}
    </>
  );
}

/** What is known of a state, in words; with the reason where it has no NPM. */
const classWords = ({ class: name, place }: StateFacts): string =>
  name === "noNpm" ? t(`map.noNpm.${place.npmStatus}`) : t(`map.class.${name}`);

function ZoomButtons({ zoom, onChange }: { readonly zoom: Zoom; readonly onChange: (zoom: Zoom) => void }) {
  return (
    <div class="zoom">
      {(["+", "-", "0"] as const).map((key) => (
        <button
          key={key}
          type="button"
          aria-label={t(`map.zoom.${key}`)}
          onClick={() => onChange(movedBy(key, zoom) ?? WHOLE)}
        >
          {{ "+": "+", "-": "−", "0": "⤢" }[key]}
        </button>
      ))}
    </div>
  );
}

const STEP = 60;

/** Where a key leads; null for other keys. */
function movedBy(key: string, { x, y, scale }: Zoom): Zoom | null {
  const step = STEP / scale;
  const places: Readonly<Record<string, Zoom>> = {
    ArrowLeft: { x: x - step, y, scale },
    ArrowRight: { x: x + step, y, scale },
    ArrowUp: { x, y: y - step, scale },
    ArrowDown: { x, y: y + step, scale },
    "+": { x, y, scale: scale * 1.5 },
    "-": { x, y, scale: scale / 1.5 },
    "0": WHOLE,
  };
  return places[key] ?? null;
}

/** Moves with the pointer, and nearer with the wheel. */
function useDrag(zoom: Zoom, change: (zoom: Zoom) => void) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly zoom: Zoom } | null>(null);
  return {
    onPointerDown: ({ clientX, clientY }: PointerEvent) => (from.current = { x: clientX, y: clientY, zoom }),
    onPointerUp: () => (from.current = null),
    onPointerCancel: () => (from.current = null),
    onPointerMove({ clientX, clientY, currentTarget }: PointerEvent & { currentTarget: SVGSVGElement }) {
      const start = from.current;
      if (!start || Math.hypot(clientX - start.x, clientY - start.y) < 4) return;
      const unit = SIZE.width / start.zoom.scale / currentTarget.clientWidth;
      change({
        ...start.zoom,
        x: start.zoom.x - (clientX - start.x) * unit,
        y: start.zoom.y - (clientY - start.y) * unit,
      });
    },
    onWheel(event: WheelEvent) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      change({ ...zoom, scale: zoom.scale * Math.exp(-event.deltaY / 300) });
    },
  };
}
