/** What hardly changes, asked once a session: states with their places, and networks. */
import { operation } from "./operation";

export interface StatePlace {
  readonly id: string;
  /** As its footnote asks for: with an asterisk where there is one. */
  readonly name: string;
  readonly nameFootnote: string | null;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly capital: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly npmStatus: string;
  readonly opcatStatus: string;
}

export interface Places {
  readonly states: { readonly nodes: readonly StatePlace[]; readonly totalCount: number };
  readonly networks: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
}

export const PLACES = operation<Places>(`
  query Places {
    states(first: 200) { totalCount nodes { id name nameFootnote iso3 region capital lat lon npmStatus opcatStatus } }
    networks(first: 200) { nodes { id name } }
  }`);
