/** The seats of an advisory body, read off the cooperation that rests on them (S5). */
import type { RowOf } from "../../store/port";
import { extend, field, object, type Feature } from "../schema/descriptors";
import { recordOf } from "../shared/loaders";
import { periodOf, relatedRows } from "../shared/related";

type Collaboration = RowOf<"Collaboration">;
const collaborationsOf = relatedRows("AdvisoryBody", "collaborations");

/** `AdvisoryBody.seats`; a seat is derived from the collaboration that rests on it. */
export const seats: Feature = [
  object<Collaboration>(
    "Seat",
    "A seat in an advisory body (S5): who holds it, or what the source calls a holder that it does not name.",
    {
      holder: {
        type: "Actor",
        description: "Who holds it; empty where the source does not name the holder.",
        resolve: ({ partnerId }, _, { loaders }) => (partnerId == null ? null : recordOf(loaders, partnerId)),
      },
      label: field(
        "String",
        "What the source calls a holder that it does not name.",
        ({ partnerLabel }) => partnerLabel,
      ),
      period: field("Period!", "When it is held, as far as it is recorded.", (row) => periodOf(row)),
      collaboration: field("Collaboration", "The cooperation that rests on it.", (row) => row),
    },
  ),
  extend("AdvisoryBody", {
    seats: {
      type: "[Seat!]!",
      description: "Seats known from recorded cooperation, at most 200; by time.",
      resolve: (body, _, context) => collaborationsOf(body, context),
    },
  }),
];
