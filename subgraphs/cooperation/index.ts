import type { Kit, OwnPart } from "../shared/build";
import { declareField, declareObject } from "../shared/declare";
import { ending } from "./end";
import { seatsOf } from "./seats";

/** Collaborations, patterns, advisory bodies with their seats, exchanges and absences. */
export function cooperation(kit: Kit): OwnPart {
  const seat = declareObject("Seat", {
    description: "A seat in an advisory body (S5): who holds it, or how the source calls an unnamed holder.",
  });
  declareField(seat, "holder", () => kit.records.actor, {
    description: "Who holds it; empty where the source does not name the holder.",
    nullable: true,
  });
  declareField(seat, "label", () => String, {
    description: "How the source calls a holder it does not name.",
    nullable: true,
  });
  declareField(seat, "period", () => kit.types.period, { description: "When it is held, as far as it is recorded." });
  declareField(seat, "collaboration", () => kit.records.of("Collaboration"), {
    description: "The cooperation that rests on it.",
    nullable: true,
  });
  declareField(kit.records.of("AdvisoryBody"), "seats", () => seat, {
    description: "Seats known from recorded cooperation, at most 200; by time.",
    list: true,
  });
  return { resolvers: [ending(kit)], fields: { AdvisoryBody: { seats: seatsOf } } };
}
