/** Which fields an operation selects, so that no more is read of a record. */
import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Names of fields by the name of their type; what is selected on an interface is selected on every type behind it too. */
export type Selected = ReadonlyMap<string, ReadonlySet<string>>;

/** A document, and which of its operations is meant. */
interface Selecting {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Makes a function that finds the selected fields of an operation, and looks through each operation only once. */
export function selections(schema: GraphQLSchema): (operation: Selecting) => Selected {
  const known = new WeakMap<OperationDefinitionNode, Selected>();
  return ({ document, operation }) => {
    const found = known.get(operation) ?? selectedIn({ document, operation }, schema);
    known.set(operation, found);
    return found;
  };
}

function selectedIn({ document, operation }: Selecting, schema: GraphQLSchema): Selected {
  const found = new Map<string, Set<string>>();
  const note = (type: string, field: string): void => {
    const fields = found.get(type) ?? new Set();
    found.set(type, fields.add(field));
  };
  const types = new TypeInfo(schema);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  for (const definition of [operation, ...fragments])
    visit(
      definition,
      visitWithTypeInfo(types, {
        Field({ name: { value: field } }) {
          const parent = getNamedType(types.getParentType());
          if (!parent) return;
          note(parent.name, field);
          if (isAbstractType(parent)) for (const { name } of schema.getPossibleTypes(parent)) note(name, field);
        },
      }),
    );
  return found;
}
