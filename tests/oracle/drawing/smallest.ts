/** Makes an operation smaller for as long as it still fails, so that a person can read it. */
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from "graphql";
import { type Drawn } from "./operations";

/** The smallest operation found that still fails. */
export async function smallest(
  drawn: Drawn,
  schema: GraphQLSchema,
  fails: (drawn: Drawn) => Promise<boolean>,
): Promise<Drawn> {
  let best = drawn;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const next of smaller(best)) {
      if (next.query.length >= best.query.length) continue;
      if (validate(schema, parse(next.query)).length > 0 || !(await fails(next))) continue;
      best = next;
      isSmaller = true;
      break;
    }
  }
  return best;
}

/** The operation without one selection, directive or argument, or with the content of a fragment in its place. */
function* smaller({ query, variables }: Drawn): Generator<Drawn> {
  const document = parse(query, { noLocation: true });
  const nodes: ASTNode[] = [];
  visit(document, { enter: (node) => void nodes.push(node) });
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  for (const node of nodes) {
    if (node.kind === Kind.SELECTION_SET && node.selections.length > 1)
      for (const one of node.selections)
        yield replaced(
          document,
          node,
          { ...node, selections: node.selections.filter((other) => other !== one) },
          variables,
        );
    if (node.kind === Kind.SELECTION_SET) {
      for (const one of node.selections) {
        const within =
          one.kind === Kind.INLINE_FRAGMENT
            ? one.selectionSet
            : one.kind === Kind.FRAGMENT_SPREAD
              ? fragments.get(one.name.value)?.selectionSet
              : undefined;
        if (!within) continue;
        const selections = node.selections.flatMap((other): readonly SelectionNode[] =>
          other === one ? within.selections : [other],
        );
        yield replaced(document, node, { ...node, selections }, variables);
      }
    }
    if ("directives" in node && node.directives?.length)
      yield replaced(document, node, { ...node, directives: [] }, variables);
    if (node.kind === Kind.FIELD && node.arguments?.length)
      yield replaced(document, node, { ...node, arguments: [] }, variables);
    if (node.kind === Kind.FIELD && node.alias)
      yield replaced(document, node, { ...node, alias: undefined }, variables);
  }
}

function replaced(document: DocumentNode, node: ASTNode, by: ASTNode, variables: Drawn["variables"]): Drawn {
  const changed = visit(document, { enter: (one) => (one === node ? by : undefined) });
  return withoutUnused(changed, variables);
}

function withoutUnused(document: DocumentNode, values: Drawn["variables"]): Drawn {
  const used = new Set<string>();
  const collect = (node: ASTNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        if (used.has(`...${name.value}`)) return;
        used.add(`...${name.value}`);
        for (const one of document.definitions)
          if (one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value) collect(one);
      },
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(`$${name.value}`),
    });
  };
  document.definitions.forEach((one) => one.kind === Kind.OPERATION_DEFINITION && collect(one));
  const definitions = document.definitions
    .filter((one) => one.kind !== Kind.FRAGMENT_DEFINITION || used.has(`...${one.name.value}`))
    .map((one) =>
      one.kind === Kind.OPERATION_DEFINITION
        ? {
            ...one,
            variableDefinitions: one.variableDefinitions?.filter(({ variable }) => used.has(`$${variable.name.value}`)),
          }
        : one,
    );
  const variables = Object.fromEntries(Object.entries(values).filter(([name]) => used.has(`$${name}`)));
  return { query: print({ ...document, definitions }), variables };
}
