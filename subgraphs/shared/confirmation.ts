/** Whether what a record says of its parties is said by all of them, as far as the viewer sees them. */
import {
  isActorLabel,
  partyPointersOf,
  pointerProperty,
  pointersOf,
  type EnumModel,
  type Label,
  type Row,
  type Value,
} from "../../store/port";
import type { SubgraphContext } from "./context";
import { recordsOf } from "./loaders";
import { isPublicSource } from "./writing/publicSources";

/** The values of `confirmation`. */
export const CONFIRMATION = {
  description: "Whether the parties that a record names stand behind what it says.",
  values: {
    ONE_SIDED: "Said by one side: an organisation that it names as a party has not confirmed it.",
    CONFIRMED: "Every organisation that it names as a party confirmed it, or wrote it.",
    NOT_NEEDED:
      "It needs no confirmation: it names no organisation as a party, it was imported, or it belongs to nobody and names a public source.",
  },
} as const satisfies EnumModel;

/** The confirmation of a record; what is hidden from the viewer counts as if it were not named. */
export async function confirmationOf(
  label: Label,
  row: Row,
  { loaders }: Pick<SubgraphContext, "loaders">,
): Promise<keyof (typeof CONFIRMATION)["values"]> {
  const named = await recordsOf(
    loaders,
    partyPointersOf(label).flatMap((name) => idsOf(label, row, name)),
  );
  // A state publishes; it has no voice here.
  const parties = named.filter((one) => isActorLabel(one.label));
  if (parties.length === 0 || typeof row.origin === "string") return "NOT_NEEDED";
  if ((row.ownOwners ?? []).length === 0) {
    const sources = await recordsOf(loaders, idsOf(label, row, "sources"));
    if (sources.some((source) => isPublicSource(source))) return "NOT_NEEDED";
  }
  const confirmed = idsOf(label, row, "confirmedBy");
  return parties.every(({ id }) => confirmed.includes(id)) ? "CONFIRMED" : "ONE_SIDED";
}

/** Whether one of its parties, as far as the viewer sees them, objects to a record. */
export const isDisputed = async (label: Label, row: Row, { loaders }: SubgraphContext): Promise<boolean> =>
  (await recordsOf(loaders, idsOf(label, row, "disputedBy"))).length > 0;

function idsOf(label: Label, row: Row, name: string): readonly string[] {
  const model = pointersOf(label)[name];
  return model ? listOf(row[pointerProperty(name, model)]) : [];
}

/** The ids that a pointer holds: one, or a list. */
function listOf(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? value : [];
}
