/** Where states are marked. */
import { type Place } from "../../api/operations";

/** Longitude and latitude. */
export type Spot = readonly [lon: number, lat: number];

/** The capital of a state; one without a known capital is marked in its middle. Null where neither is known. */
export function spotOf(
  { iso3, lat, lon }: Pick<Place, "iso3" | "lat" | "lon">,
  capitals: ReadonlyMap<string, Spot> | undefined,
): Spot | null {
  const capital = capitals?.get(iso3 ?? "");
  if (capital) return capital;
  return lat !== null && lon !== null ? [lon, lat] : null;
}
