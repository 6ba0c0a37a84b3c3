/** Who decided about the publication of a document, and how; earlier states are in its history. */
import { ID, Resolver } from "type-graphql";
import type { Kit } from "../shared/build";
import { declareField, declareInput, namedClass, type TypeClass } from "../shared/declare";
import { UrlScalar } from "../shared/scalars";
import type { GivenOfOne } from "../shared/writing/draft";
import { declareMutation } from "../shared/writing/mutations";
import { updateRecord } from "../shared/writing/operations";

/** `changePublicationStatus`. */
export function publication(kit: Kit): TypeClass {
  const made = namedClass("KnowledgeOperations");
  Resolver()(made);
  const [status, decider] = [kit.types.enumeration("PublicationStatus"), kit.types.enumeration("PublicationDecider")];
  const input = declareInput(
    "ChangePublicationStatusInput",
    "A decision about the publication of a document (OPCAT Art. 16, 23).",
  );
  declareField(input, "id", () => ID, { description: "Id of the document." });
  declareField(input, "publicationStatus", () => status, { description: "Whether it is published." });
  declareField(input, "publicationDecidedBy", () => decider, { description: "Who decided." });
  declareField(input, "url", () => UrlScalar, { description: "Where it is published.", nullable: true });
  kit.writing.inputs.declareRevision(input);
  kit.writing.inputs.declareOccasion(input);
  declareMutation(made, {
    name: "changePublicationStatus",
    input,
    payload: kit.writing.payload("Document"),
    description: "Records a decision about the publication of a document; who decides depends on its kind.",
    resolve: async (given: GivenOfOne, context) => ({
      document: await updateRecord("changePublicationStatus", { label: "Document", given }, context),
    }),
  });
  return made;
}
