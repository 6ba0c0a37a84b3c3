/** Who chairs a network (D13), and who may speak for it (D14). */
import type { ChairOn } from "../../domain/networks/chair";
import { isRowOf, today } from "../../store/port";
import { enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { one, recordOf, recordsOf, several } from "../shared/loaders";
import { asked, NETWORK, ON } from "./asking";
import { chairOf, representativeOf } from "./reading";

/** `chairOf`, `representativeOf`. */
export const voices: Feature = [
  enumeration("ChairOutcome", "Whether it is known who chairs.", {
    CHAIRED: "It is recorded.",
    UNDETERMINED: "A term may hold; the records are not conclusive.",
    NOT_RECORDED: "No term is recorded that may hold.",
  }),
  object<ChairOn>("ChairOnDate", "Who chairs a network on a date (D13).", {
    outcome: field("ChairOutcome!", "Whether it is known."),
    npm: {
      type: "Npm",
      description: "The chair, where exactly one is recorded.",
      async resolve({ terms }, _, { loaders }) {
        const [term, other] = await recordsOf(loaders, terms);
        return term && !other && isRowOf("ChairTerm", term) ? recordOf(loaders, term.npmId) : null;
      },
    },
    terms: field("[ChairTerm!]!", "Terms that hold on some day of the date for sure.", several("terms")),
    possible: field("[ChairTerm!]!", "Terms that may hold.", several("possible")),
    because: field("String!", "Why, with the facts."),
  }),
  enumeration("RepresentationOutcome", "Whether it is known who may speak.", {
    CERTAIN: "It is recorded.",
    UNDETERMINED: "The records are not conclusive.",
    NOT_RECORDED: "Nothing is recorded.",
  }),
  enumeration("RepresentativeRole", "Why someone may speak for a network (D14).", {
    CHAIR: "It chairs.",
    DESIGNATED: "The chair designated it.",
  }),
  object("Representative", "Someone who may speak for a network.", {
    actor: field("Actor", "The actor; null if you may not see it.", one("actor")),
    as: field("RepresentativeRole!", "As what."),
    because: field("String!", "Why, with the facts."),
    records: field("[Node!]!", "Term of the chair, and designation.", several("records")),
  }),
  object("Representation", "Who may speak for a network on a date (D14).", {
    outcome: field("RepresentationOutcome!", "Whether it is known."),
    representatives: field("[Representative!]!", "Those who may speak for sure."),
    possible: field("[Representative!]!", "Those who may or may not be allowed to."),
    because: field("String!", "Why, with the facts."),
  }),
  extend("Query", {
    chairOf: {
      type: "ChairOnDate",
      description: "Who chairs a network on a date (D13); null if you may not see the network.",
      args: { on: ON, network: NETWORK },
      async resolve(_, { network, on }, context) {
        const chaired = await asked("Network", network, context);
        return chaired && chairOf(chaired, on ?? today(), context);
      },
    },
    representativeOf: {
      type: "Representation",
      description: "Who may speak for a network on a date (D14); null if you may not see the network.",
      args: { on: ON, network: NETWORK },
      async resolve(_, { network, on }, context) {
        const spokenFor = await asked("Network", network, context);
        return spokenFor && representativeOf(spokenFor, on ?? today(), context);
      },
    },
  }),
];
