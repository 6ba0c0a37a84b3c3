/** The selection, which is the one state of the page: all views show it, and the address holds it. */
import { type Confidence, type GraphRelation, type PartnerKind, type PatternCode } from "../api/operations";
import { namesOf } from "./names";

/** The views, in the order of their tabs; each is a folder in web/views/. */
export const VIEWS = ["map", "network", "matrix", "timeline", "table"] as const;
/** Name of a view. */
export type View = (typeof VIEWS)[number];

/** Pages beside the views. */
export const PAGES = ["explore", "token", "steward"] as const;
/** Name of a page. */
export type Page = (typeof PAGES)[number];

/** The six patterns of the founding text, in its order. */
export const PATTERNS: readonly PatternCode[] = [
  "INFORMATION_EXCHANGE",
  "MUTUAL_SUPPORT",
  "CAPACITY_STRENGTHENING",
  "SPECIFIC_ACTIVITIES",
  "ADVISORY_BODY",
  "OMBUDSMAN_PLUS",
];

/** Kinds of partner, in the order of the filter. */
export const PARTNER_KINDS: readonly PartnerKind[] = [
  "CSO",
  "UNNAMED_CSO_GROUP",
  "INDIVIDUAL_EXPERTS",
  "BODY",
  "NPM",
  "NETWORK",
];

/** The regions of the dataset, by name. */
export const REGIONS = ["Africa", "Americas", "Asia", "Europe", "Oceania"] as const;
/** Name of a region. */
export type Region = (typeof REGIONS)[number];

/** Degrees of confidence, the highest first. */
export const CONFIDENCES: readonly Confidence[] = ["VERIFIED", "SEED", "UNVERIFIED"];

/**
 * Parts of a selection that no picture can draw, as rows: what may hold in the years chosen, what names no state, what has a partner
 * without a record of its own, and what shows none of the six patterns.
 */
export const PARTS = ["open", "stateless", "unnamed", "other"] as const;
/** Name of such a part. */
export type Part = (typeof PARTS)[number];

/** Rows of the matrix: where something is found, all, and where there is an NPM and no seat in an advisory body is recorded. */
export const MATRIX_ROWS = ["found", "all", "noSeat"] as const;
/** Which rows the matrix shows. */
export type MatrixRows = (typeof MATRIX_ROWS)[number];
/** Kinds of record that can tie actors in the network, in the order of its choices. */
export const TIES: readonly GraphRelation[] = ["COLLABORATION", "MEMBERSHIP", "MEETING", "VISIT", "PROJECT"];

/** Which collaborations count. Empty lists and nulls: all. */
export interface Filters {
  readonly patterns: readonly PatternCode[];
  readonly kinds: readonly PartnerKind[];
  readonly regions: readonly Region[];
  /** Id of a state: collaborations of it. */
  readonly state: string | null;
  /** Id of a network: collaborations of its members. */
  readonly network: string | null;
  readonly confidences: readonly Confidence[];
  /** Years, both included: collaborations that held for sure on some day from the first to the last. */
  readonly since: number | null;
  readonly until: number | null;
  /** A part of what the others leave; null: all of it. */
  readonly part: Part | null;
}

/** Everything the address holds: filters, view, open card, paths, comparison and how views are drawn. */
export interface Selection extends Filters {
  readonly page: Page;
  readonly view: View;
  /** Id of the record whose card is open. */
  readonly focus: string | null;
  /** Ids of the actors between which paths are drawn. */
  readonly from: string | null;
  readonly to: string | null;
  /** Two dates (partial dates) that are compared; both or none. */
  readonly before: string | null;
  readonly after: string | null;
  /** What colours mean: in the network, and on the map. */
  readonly colour: "kind" | "community";
  readonly shade: "records" | "links";
  readonly rows: MatrixRows;
  /** Kinds of record that tie actors in the network. */
  readonly ties: readonly GraphRelation[];
  /** How the network is laid out. */
  readonly layout: "free" | "columns";
  /** Two letters; null: as the browser wants. */
  readonly lang: string | null;
  /** Shown inside another site: the view alone. */
  readonly embed: boolean;
}

/** The filters that leave nothing out. */
export const EVERYTHING: Filters = {
  patterns: [],
  kinds: [],
  regions: [],
  state: null,
  network: null,
  confidences: [],
  since: null,
  until: null,
  part: null,
};

/** What the page shows when its address says nothing. */
export const START: Selection = {
  ...EVERYTHING,
  page: "explore",
  view: "map",
  focus: null,
  from: null,
  to: null,
  before: null,
  after: null,
  colour: "kind",
  shade: "records",
  rows: "found",
  ties: ["COLLABORATION"],
  layout: "free",
  lang: null,
  embed: false,
};

/** Whether a filter leaves anything out. */
export const isFiltered = (filters: Filters): boolean =>
  namesOf(EVERYTHING).some((name) => JSON.stringify(filters[name]) !== JSON.stringify(EVERYTHING[name]));
