import { type Plugin } from "vite";
import { type GeometryCollection, type Topology } from "topojson-specification";

export function atlasOf(world: Topology): Topology<{ states: GeometryCollection; capitals: GeometryCollection }>;
export function naturalEarth(): Topology<{ countries: GeometryCollection }>;
export function geoNames(): readonly { readonly name: string; readonly country: string }[];
export function atlas(): Plugin;
