/** The shapes of states and the places of capitals, fetched once. */
import { useEffect, useState } from "preact/hooks";
import { feature } from "topojson-client";
import { type FeatureCollection, type Geometry, type Point } from "geojson";
import { type GeometryCollection, type Topology } from "topojson-specification";
import address from "virtual:atlas";

/** Borders and capitals of the map. */
export interface Atlas {
  /** Ids are ISO 3166-1 alpha-3 codes, XKX among them; land that belongs to no code has none. */
  readonly shapes: FeatureCollection<Geometry, object>;
  /** Longitude and latitude by code; states whose capital is disputed have none. */
  readonly capitals: ReadonlyMap<string, readonly [lon: number, lat: number]>;
}

type Packed = Topology<{ states: GeometryCollection<object>; capitals: GeometryCollection<object> }>;

let fetched: Promise<Atlas> | undefined;

async function load(): Promise<Atlas> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The atlas answered ${response.status}.`);
  const topology = (await response.json()) as Packed;
  const capitals = feature(topology, topology.objects.capitals);
  return {
    shapes: feature(topology, topology.objects.states),
    capitals: new Map(
      capitals.features.flatMap(({ id, geometry }) =>
        geometry.type === "Point" ? [[String(id), placeOf(geometry)] as const] : [],
      ),
    ),
  };
}

const placeOf = ({ coordinates: [lon, lat] }: Point) => [Number(lon), Number(lat)] as const;

/** The atlas; null until it is there, "failed" when it can’t be had. */
export function useAtlas(): Atlas | null | "failed" {
  const [atlas, setAtlas] = useState<Atlas | null | "failed">(null);
  useEffect(() => {
    fetched ??= load();
    fetched.then(setAtlas, () => {
      fetched = undefined;
      setAtlas("failed");
    });
  }, []);
  return atlas;
}
