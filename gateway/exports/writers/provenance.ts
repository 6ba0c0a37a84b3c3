/** Where an export comes from, how to cite it and how far to rely on it; the same for all formats. */
import type { Coverage } from "../../../domain/insights/coverage";
import { type ExportHead } from "../graph";

/** The title of every exported file. */
export const TITLE = "Liaison: recorded cooperation of those who prevent torture";

/** A value that an export states about itself. */
export type ProvenanceValue = string | number | readonly string[] | Readonly<Record<string, unknown>>;

/** "120 records found, newest attestation 2026-05, 4 of them (3.3 %) unverified. Records found, not cooperation that exists." */
export function coverageSentence(coverage: Coverage): string {
  const { records, newestAttestation, unverified, unverifiedShare, note } = coverage;
  const newest =
    newestAttestation === null ? "none with a dated attestation" : `newest attestation ${newestAttestation}`;
  const share = unverifiedShare === null ? "" : ` (${Math.round(unverifiedShare * 1_000) / 10} %)`;
  return `${records} records found, ${newest}, ${unverified} of them${share} unverified. ${note}`;
}

/** Everything that an export states about itself, by name, in the order in which it is written. */
export function provenanceOf(head: ExportHead): readonly (readonly [name: string, value: ProvenanceValue])[] {
  const { dataset } = head;
  return [
    ["title", TITLE],
    ["licence", dataset.licence],
    ["licence_url", dataset.licenceUrl],
    ["cite", dataset.cite],
    ["dataset_version", dataset.version],
    ["compiled", dataset.compiled],
    ["exported_at", head.exportedAt],
    ["graph_version", head.graphVersion],
    ["filters", head.filters],
    ["viewer_classes", head.viewerClasses],
    ["coverage", coverageSentence(head.coverage)],
    ["node_count", head.nodeCount],
    ["edge_count", head.edgeCount],
    ["undetermined_count", head.undeterminedCount],
    ["unnamed_partners", head.unnamedPartners],
  ];
}

/** A value as one line of text: lists by commas, filters as JSON. */
export function provenanceText(value: ProvenanceValue): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  return isList(value) ? value.join(", ") : JSON.stringify(value);
}

const isList = (value: readonly string[] | Readonly<Record<string, unknown>>): value is readonly string[] =>
  Array.isArray(value);
