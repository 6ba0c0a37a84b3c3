import { type Plugin } from "vite";
import { type GeometryCollection, type Topology } from "topojson-specification";

export function atlasOf(world: Topology): Topology<{ states: GeometryCollection }>;
export function naturalEarth(): Topology<{ countries: GeometryCollection }>;
export function atlas(): Plugin;
