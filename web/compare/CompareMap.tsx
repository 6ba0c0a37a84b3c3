/** Where cooperation began, ended and stayed between two dates. */
import { type GeoProjection } from "d3-geo";
import { useMemo } from "preact/hooks";
import { PLACES } from "../api/operations";
import { Trouble } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { select } from "../state/store";
import { t } from "../text";
import { useAtlas } from "../views/map/atlas";
import { curvesBetween, pathOf, projectionOf, rimOf, SIZE } from "../views/map/projection";
import { spotOf, type Spot } from "../views/map/spots";
import { type Difference } from "./difference";
import { changeOf, CHANGES, placesOf, type ChangedArc } from "./places";

interface Props {
  readonly difference: Difference;
  readonly before: string;
  readonly after: string;
}

/** A map of the states and pairs whose cooperation differs between the two dates. */
export function CompareMap({ difference, before, after }: Props) {
  const places = useAnswer(PLACES, {});
  const loaded = useAtlas();
  const atlas = loaded === "failed" ? null : loaded;
  const projection = useMemo(projectionOf, []);
  const shapes = useMemo(() => {
    const path = pathOf(projection);
    return (atlas?.shapes.features ?? []).map((shape) => ({ code: String(shape.id ?? ""), d: path(shape) ?? "" }));
  }, [atlas]);
  if (places.state === "failed") return <Trouble answer={places} />;
  if (places.state !== "ready" || loaded === null) return <p class="quiet">{t("loading")}</p>;
  const { states, arcs, nowhere } = placesOf(difference);
  const byId = new Map(places.data.states.nodes.map((place) => [place.id, place]));
  const byCode = new Map(places.data.states.nodes.map((place) => [place.iso3, place]));
  const spot = (id: string): Spot | null => {
    const place = byId.get(id);
    return place ? spotOf(place, atlas?.capitals) : null;
  };
  return (
    <figure class="compare-map">
      {loaded === "failed" && <p role="alert">{t("map.noShapes")}</p>}
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={t("compare.map", { before, after })}>
        <defs>
          <clipPath id="compare-rim">
            <path d={rimOf(projection)} />
          </clipPath>
        </defs>
        {shapes.map(({ code, d }, at) => {
          const place = byCode.get(code);
          const counts = place && states.get(place.id);
          if (!place || !counts) return <path key={code || at} d={d} class="land" />;
          return (
            <path key={code} d={d} class={`land ${changeOf(counts)}`} onClick={() => select({ focus: place.id })}>
              <title>{`${place.name}: ${t("compare.state", counts)}`}</title>
            </path>
          );
        })}
        <Arcs arcs={arcs} spot={spot} projection={projection} />
        {[...states].map(([id, counts]) => {
          const at = spot(id);
          const point = at && projection([...at]);
          return (
            point && <circle key={id} cx={point[0]} cy={point[1]} r="2.6" class={`compare-dot ${changeOf(counts)}`} />
          );
        })}
      </svg>
      <figcaption class="quiet">
        <Key /> {nowhere > 0 && t("compare.nowhere", { count: nowhere })}
      </figcaption>
    </figure>
  );
}

interface ArcsProps {
  readonly arcs: readonly ChangedArc[];
  readonly spot: (state: string) => Spot | null;
  readonly projection: GeoProjection;
}

function Arcs({ arcs, spot, projection }: ArcsProps) {
  return (
    <>
      {arcs.flatMap(({ a, b, change, pairs }) => {
        const [from, to] = [spot(a), spot(b)];
        if (!from || !to) return [];
        return curvesBetween(projection, from, to).map((d) => (
          <path
            key={`${change} ${a} ${b} ${d}`}
            d={d}
            class={`compare-arc ${change}`}
            stroke-width={0.8 + Math.sqrt(pairs) * 0.6}
            clip-path="url(#compare-rim)"
          />
        ));
      })}
    </>
  );
}

function Key() {
  return (
    <ul class="compare-key">
      {CHANGES.map((change) => (
        <li key={change}>
          <svg width="26" height="14" aria-hidden="true">
            <rect x="0.5" y="0.5" width="12" height="13" class={`land ${change}`} />
            <path d="M14 7h12" class={`compare-arc ${change}`} stroke-width="2" />
          </svg>
          {t(`compare.key.${change}`)}
        </li>
      ))}
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect x="0.5" y="0.5" width="12" height="13" class="land both" />
        </svg>
        {t("compare.key.both")}
      </li>
    </ul>
  );
}
