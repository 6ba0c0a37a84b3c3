/** Questions about networks: `accession`, `chairOf`, `representativeOf`. */
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import { isRowOf, today, type Label, type RowOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import type { TypeClass } from "../shared/declare";
import { PartialDateScalar } from "../shared/scalars";
import { recordIdOf } from "../shared/versions";
import { accessionOf, chairOf, representativeOf } from "./reading";
import type { declareReadTypes } from "./readTypes";

const ON = { nullable: true, description: "Date, which may be a year or a month; today by default." } as const;
const NETWORK = { description: "Id of the network." } as const;

const ACCESSION = {
  nullable: true,
  description: "Whether an NPM may accede to a network on a date (D5); null where either may not be seen.",
} as const;
const CHAIR_OF = {
  nullable: true,
  description: "Who chairs a network on a date (D13); null for a network that may not be seen.",
} as const;
const REPRESENTATIVE_OF = {
  nullable: true,
  description: "Who may speak for a network on a date (D14); null for a network that may not be seen.",
} as const;

export function queries(types: ReturnType<typeof declareReadTypes>): TypeClass {
  @Resolver()
  class NetworkQueries {
    @Query(() => types.accession, ACCESSION)
    async accession(
      @Arg("npm", () => ID, { description: "Id of the NPM." }) npm: string,
      @Arg("network", () => ID, NETWORK) network: string,
      @Arg("on", () => PartialDateScalar, ON) on: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object | null> {
      const [applicant, joined] = await Promise.all([found("Npm", npm, context), found("Network", network, context)]);
      return applicant && joined && accessionOf(applicant, { network: joined, on: on ?? today() }, context);
    }

    @Query(() => types.chair, CHAIR_OF)
    async chairOf(
      @Arg("network", () => ID, NETWORK) network: string,
      @Arg("on", () => PartialDateScalar, ON) on: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object | null> {
      const chaired = await found("Network", network, context);
      return chaired && chairOf(chaired, on ?? today(), context);
    }

    @Query(() => types.representation, REPRESENTATIVE_OF)
    async representativeOf(
      @Arg("network", () => ID, NETWORK) network: string,
      @Arg("on", () => PartialDateScalar, ON) on: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object | null> {
      const spokenFor = await found("Network", network, context);
      return spokenFor && representativeOf(spokenFor, on ?? today(), context);
    }
  }
  return NetworkQueries;
}

/** A record of a kind; null for what may not be seen. An id of another kind is a mistake that is told. */
async function found<L extends Label>(label: L, id: string, { loaders }: SubgraphContext): Promise<RowOf<L> | null> {
  const row = await loaders.record.load(recordIdOf(id));
  if (!row || isRowOf(label, row)) return row;
  throw new LiaisonError("BAD_USER_INPUT", `${id} is no ${label}.`, { argument: label.toLowerCase() });
}
