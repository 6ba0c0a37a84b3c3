/** In which roles an actor took part in what a list of it holds. */
import { inversesOf, type InverseModel, type Row } from "../../store/port";
import type { SubgraphContext } from "./context";
import type { Connection } from "./listing";
import { everyRow } from "./related";

/** The list with the roles of the actor at its edges, read only where they are selected; other lists as they are. */
export function withRoles(
  connection: Connection,
  { relation, row }: { readonly relation: InverseModel; readonly row: Row },
  context: SubgraphContext,
): Connection {
  const { through } = relation;
  if (!through) return connection;
  const participations = inversesOf(row.label).find(
    ({ of, via }) => of === through.label && via.join() === relation.via.join(),
  );
  if (!participations) return connection;
  const { edges } = connection;
  const where = { [through.onward]: { id: { in: edges.map(({ node }) => node.id) } } };
  let known: Promise<readonly Row[]> | undefined;
  const read = () => (known ??= everyRow(participations, where)(row, context));
  const rolesAt = async (id: string) => {
    const rows = (await read()).filter((one) => one[`${through.onward}Id`] === id);
    return [...new Set(rows.map((one) => String(one.role)))].sort();
  };
  return { ...connection, edges: edges.map((edge) => ({ ...edge, roles: () => rolesAt(edge.node.id) })) };
}
