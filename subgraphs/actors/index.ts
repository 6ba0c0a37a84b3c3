import { bodyLevel } from "../../domain/actors/bodyLevel";
import type { RowOf } from "../../store/port";
import type { Kit, OwnPart } from "../shared/build";
import { declareField } from "../shared/declare";
import { lookups } from "./lookups";
import { SUBMISSION_FIELDS } from "../shared/submissions";
import { reports } from "./reports";
import { search } from "./search";
import { declareTreaty, npmDue, treatyOf } from "./treaty";

/** States, mandates, the four kinds of actor, persons, aliases and sources; look-ups by id and text search over all records. */
export function actors(kit: Kit): OwnPart {
  declareTreaty(kit);
  const level = kit.types.enumeration("BodyLevel", BODY_LEVEL);
  declareField(kit.records.of("Body"), "level", () => level, {
    description: "Reach, where the kind of body tells it.",
    nullable: true,
  });
  const lookup = lookups(kit);
  return {
    resolvers: [lookup, search(kit), ...reports(kit)],
    fields: {
      ErrorReport: SUBMISSION_FIELDS,
      State: {
        opcat: treatyOf,
        npmDueBy: (row: RowOf<"State">) => npmDue(row).day,
        npmDueByReason: (row: RowOf<"State">) => npmDue(row).because,
      },
      Body: { level: (row: RowOf<"Body">) => bodyLevel(row.type) },
    },
  };
}

const BODY_LEVEL = {
  description: "Reach of a body.",
  values: { INTERNATIONAL: "Worldwide.", REGIONAL: "A region of the world.", NATIONAL: "One state, or a part of it." },
};
