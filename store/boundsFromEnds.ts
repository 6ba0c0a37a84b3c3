/** Bounds of periods that follow from what a record points at: cooperation ends with the mandate of its NPM, a chair’s term by the rule of its network. */
import { END_OF_TIME } from "../domain/partialDate";
import type { Run } from "./connection";
import { periodOf } from "./materialise";
import type { Label } from "./model";

const COLLABORATION =
  "n{.id, .label, .from, .to, .firstAttested, .lastAttested, .status, .recordedOn} AS node, npm.possibleUntil AS notFrom";
const TERM = "n{.id, .label, .from, .to, .year, .recordedOn} AS node, network.chairTermYears AS mostYears";

/** Which records are bounded anew after records of a label were written, and by what. */
const BOUNDED: Partial<Readonly<Record<Label, string>>> = {
  Collaboration: `UNWIND $ids AS id MATCH (n:Collaboration {id: id}) OPTIONAL MATCH (n)-[:WITH_NPM]->(npm:Npm) RETURN ${COLLABORATION}`,
  Npm: `UNWIND $ids AS id MATCH (npm:Npm {id: id})<-[:WITH_NPM]-(n:Collaboration) RETURN ${COLLABORATION}`,
  ChairTerm: `UNWIND $ids AS id MATCH (n:ChairTerm {id: id}) OPTIONAL MATCH (n)-[:CHAIR_OF]->(network:Network) RETURN ${TERM}`,
  Network: `UNWIND $ids AS id MATCH (network:Network {id: id})<-[:CHAIR_OF]-(n:ChairTerm) RETURN ${TERM}`,
};
const SET_BOUNDS = "UNWIND $bounded AS one MATCH (n:Record {id: one.id}) SET n += one.bounds";

interface Found extends Record<string, unknown> {
  readonly node: Readonly<Record<string, unknown>> & { readonly id: string; readonly label: Label };
  readonly notFrom?: string | null;
  readonly mostYears?: number | null;
}

/** Brings the bounds up to date that follow from records of a label. */
export async function boundFromEnds(run: Run, label: Label, ids: readonly string[]): Promise<void> {
  const text = BOUNDED[label];
  if (!text) return;
  const found = (await run({ text, parameters: { ids } })) as unknown as Found[];
  const bounded = found.map(({ node, notFrom, mostYears }) => {
    const limits = { notFrom: notFrom === END_OF_TIME ? null : (notFrom ?? null), mostYears: mostYears ?? null };
    return { id: node.id, bounds: { ...limits, ...periodOf(node.label, { ...node, ...limits }) } };
  });
  if (bounded.length > 0) await run({ text: SET_BOUNDS, parameters: { bounded } });
}
