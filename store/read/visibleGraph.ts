/** The graph as one viewpoint sees it, read in stretches so that neither the database nor this process is held up by one. */
import { VISIBILITY_CLASS, type Viewpoint } from "../../domain/access/viewpoint";
import type { Reads } from "../neo4j/connection";
import { idsStatement, stretchStatement } from "../cypher/graph";
import { GRAPH_LABELS, LEFT_OUT, type GraphRow } from "../port/graphRows";
import { memoised } from "../../domain/memoised";
import { pointerProperty, pointersOf, propertiesOf, records, type Label } from "../../model";
import type { Fitting, GraphStretch, Row, Where } from "../port";

/** Records in one statement: some 20 ms of work for this process. */
const STRETCH = 1_000;
/** Ids in one statement. */
const IDS = 20_000;

interface Eyes {
  readonly connection: Reads;
  readonly viewpoint: Viewpoint;
}

/** All records of `GRAPH_LABELS` that may be seen, in the order of ids. */
export async function* visibleGraph({ connection, viewpoint }: Eyes): AsyncGenerator<GraphStretch> {
  for (let after = "", size = STRETCH; size === STRETCH;) {
    const statement = stretchStatement(GRAPH_LABELS, { after, size: STRETCH }, viewpoint);
    const found = await connection.read<{ row: Row }>(statement);
    const confidential = found.filter(({ row }) => row.visibilityClass === VISIBILITY_CLASS.CONFIDENTIAL);
    yield { rows: found.map(({ row }) => essential(row)), confidential: confidential.map(({ row }) => row.id) };
    size = found.length;
    after = found.at(-1)?.row.id ?? after;
  }
}

/** Ids of the visible records of a label that fit a filter, in order, and of those that may or may not fit. */
export async function idsOf({ connection, viewpoint }: Eyes, label: Label, where: Where): Promise<Fitting> {
  const found: { id: string; fits: boolean }[] = [];
  for (let size = IDS; size === IDS;) {
    const stretch = { after: found.at(-1)?.id ?? "", size: IDS };
    const [page] = await connection.read<{ ids: typeof found }>(idsStatement(label, where, stretch, viewpoint));
    size = page?.ids.length ?? 0;
    for (const one of page?.ids ?? []) found.push(one);
  }
  const those = (wanted: boolean) => found.filter(({ fits }) => fits === wanted).map(({ id }) => id);
  return { sure: those(true), open: those(false) };
}

const BOUNDS = ["certainFrom", "certainUntil", "possibleFrom", "possibleUntil"];

const isLeftOut = (name: string): boolean => LEFT_OUT.some((left) => left === name);

const namesOf = memoised((label: Label): readonly string[] => [
  ...Object.keys(propertiesOf(label)).filter((name) => !isLeftOut(name)),
  ...Object.entries(pointersOf(label)).flatMap(([name, model]) =>
    isLeftOut(name) ? [] : [pointerProperty(name, model)],
  ),
  ...(records[label].period ? BOUNDS : []),
]);

/** What analyses read of a record; what statements have ready-made beside it stays behind. */
function essential(row: Row): GraphRow {
  const kept: Record<string, Row[string]> = {};
  for (const name of namesOf(row.label)) if (row[name] !== undefined && row[name] !== null) kept[name] = row[name];
  return { ...kept, id: row.id, label: row.label } as GraphRow;
}
