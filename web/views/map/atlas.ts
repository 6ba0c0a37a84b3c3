/** The shapes of states, fetched once. */
import { useEffect, useState } from "preact/hooks";
import { feature } from "topojson-client";
import { type FeatureCollection, type Geometry } from "geojson";
import { type GeometryCollection, type Topology } from "topojson-specification";
import address from "virtual:atlas";

/** Ids are ISO 3166-1 alpha-3 codes, XKX among them; land that belongs to no code has none. */
export type Shapes = FeatureCollection<Geometry, object>;

let fetched: Promise<Shapes> | undefined;

async function load(): Promise<Shapes> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The atlas answered ${response.status}.`);
  const topology = (await response.json()) as Topology<{ states: GeometryCollection<object> }>;
  return feature(topology, topology.objects.states);
}

/** The shapes; null until they are there, "failed" when they can’t be had. */
export function useShapes(): Shapes | null | "failed" {
  const [shapes, setShapes] = useState<Shapes | null | "failed">(null);
  useEffect(() => {
    fetched ??= load();
    fetched.then(setShapes, () => {
      fetched = undefined;
      setShapes("failed");
    });
  }, []);
  return shapes;
}
