/** Who decided about the publication of a document, and how; earlier states are in its history. */
import { argument, extend, input, type Feature } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION, REVISION } from "../schema/writeInputs";
import { updateRecord } from "../shared/writing/operations";

const DECISION = input(
  "ChangePublicationStatusInput",
  "A decision about the publication of a document (OPCAT Art. 16, 23).",
  {
    id: argument("ID!", "Id of the document."),
    publicationStatus: argument("PublicationStatus!", "Whether it is published."),
    publicationDecidedBy: argument("PublicationDecider!", "Who decided."),
    url: argument("URL", "Where it is published."),
    ...REVISION,
    ...OCCASION,
  },
);

/** `changePublicationStatus`. */
export const publication: Feature = [
  DECISION,
  extend("Mutation", {
    changePublicationStatus: recordMutation("Document", {
      description: "Records a decision about the publication of a document; who decides depends on its kind.",
      input: DECISION,
      requires: ["cooperation:write", "records:curate"],
      resolve: (given, context) => updateRecord("changePublicationStatus", { label: "Document", given }, context),
    }),
  }),
];
