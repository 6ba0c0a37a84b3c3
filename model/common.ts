/** Properties and pointers that records have beside their own. */
import { ACTOR_LABELS, choice, pointer, text, type PointerModel, type PropertyModel } from "./shape";

/** Properties that every record has beside its own. */
export const commonProperties = {
  confidence: choice("Confidence", "How well the record is backed by sources.", { required: true }),
  unverifiedFields: text(
    "Fields of this record that rest on background knowledge, inference, a calculation or a page that could not be read again.",
    { list: true, required: true, filterName: "unverifiedField" },
  ),
  visibility: choice("Visibility", "Who may see the record.", { required: true }),
} as const satisfies Readonly<Record<string, PropertyModel>>;

/** The pointer that every record but a Source has: where its facts were read, in the order given. */
export const sourcesPointer = pointer("Source", "SOURCED_BY", "Where it was read.", { many: true, column: "source" });

/** Pointers of records with parties: to the parties that confirm the record, and to those that dispute it. */
export const confirmationPointers = {
  confirmedBy: pointer(
    ACTOR_LABELS,
    "CONFIRMED_BY",
    "Parties that confirmed what the record says: by `confirmRecord`, or by writing it themselves.",
    { many: true, ruled: true },
  ),
  disputedBy: pointer(
    ACTOR_LABELS,
    "DISPUTED_BY",
    "Parties that object to the record, until a steward dismisses the objection or they confirm the record.",
    { many: true, ruled: true },
  ),
} as const satisfies Readonly<Record<string, PointerModel>>;
