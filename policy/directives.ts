import { type ConstDirectiveNode, type DocumentNode, Kind, parse, visit } from "graphql";
import { requirementOf } from "./fields";
import type { Requirement } from "../domain/access/scopes";
import { scopesFor } from "./requirement";

/** Adds `@authenticated` and `@requiresScopes` to the guarded fields of a subgraph’s SDL, so that readers of a schema see them too. */
export function withDirectives(typeDefs: DocumentNode): DocumentNode {
  let type = "";
  return visit(typeDefs, {
    ObjectTypeDefinition: { enter: (node) => void (type = node.name.value) },
    FieldDefinition(node) {
      const directive = directiveFor(requirementOf(type, node.name.value) ?? "public");
      return directive ? { ...node, directives: [...(node.directives ?? []), directive] } : undefined;
    },
    InterfaceTypeDefinition: { enter: () => false },
    InputObjectTypeDefinition: { enter: () => false },
  });
}

function directiveFor(requirement: Requirement): ConstDirectiveNode | undefined {
  if (requirement === "public") return undefined;
  const scopes = scopesFor(requirement).map((scope) => `["${scope}"]`);
  const text = scopes.length === 0 ? "@authenticated" : `@requiresScopes(scopes: [${scopes.join(", ")}])`;
  const [definition] = parse(`type A ${text} { a: Int }`).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? definition.directives?.[0] : undefined;
}
