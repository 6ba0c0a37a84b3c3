/** What lies on the land: arcs between capitals, and a dot for each state with cooperation, so that small ones are seen too. */
import { type GeoProjection } from "d3-geo";
import { selection, select } from "../../state/store";
import { type Atlas } from "./atlas";
import { curvesBetween } from "./projection";
import { type Arc, type StateFacts } from "./shading";
import { spotOf, type Spot } from "./spots";

interface Props {
  readonly projection: GeoProjection;
  readonly facts: ReadonlyMap<string, StateFacts>;
  readonly arcs: readonly Arc[];
  readonly capitals: Atlas["capitals"] | undefined;
  /** Lines and dots keep their size on the screen. */
  readonly scale: number;
  readonly onOver: (facts: StateFacts | null) => void;
}

/** Arcs and dots as SVG; those of other states fade where one state is in focus. */
export function Marks({ projection, facts, arcs, capitals, scale, onOver }: Props) {
  const { focus } = selection.value;
  const spot = (id: string): Spot | null => {
    const place = facts.get(id)?.place;
    return place ? spotOf(place, capitals) : null;
  };
  return (
    <g class="marks">
      {arcs.map(({ a, b, weight }) => {
        const [from, to] = [spot(a), spot(b)];
        if (!from || !to) return null;
        const isNear = focus === null || focus === a || focus === b || !facts.has(focus);
        const width = (0.7 + Math.sqrt(weight) * 0.5) / scale;
        return curvesBetween(projection, from, to).map((d) => (
          <path
            key={`${a} ${b} ${d}`}
            d={d}
            class={isNear ? "arc" : "arc far"}
            stroke-width={width}
            clip-path="url(#world-rim)"
          />
        ));
      })}
      {largestFirst(facts).map((one) => {
        const at = spot(one.place.id);
        const place = at && projection([...at]);
        if (!place || one.links === 0) return null;
        return (
          <circle
            key={one.place.id}
            class={one.place.id === focus ? "state-dot focus" : "state-dot"}
            cx={place[0]}
            cy={place[1]}
            r={(1.5 + Math.sqrt(one.links)) / scale}
            stroke-width={0.8 / scale}
            onClick={() => select({ focus: one.place.id })}
            onPointerEnter={() => onOver(one)}
            onPointerLeave={() => onOver(null)}
          />
        );
      })}
    </g>
  );
}

/** So that no dot is hidden by a larger one. */
const largestFirst = (facts: Props["facts"]): readonly StateFacts[] =>
  [...facts.values()].toSorted((a, b) => b.links - a.links);
