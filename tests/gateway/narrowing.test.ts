/** Rows hold what an operation shows; what it is answered, and what is noted for it, is what it would be over whole rows. */
import {
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from "graphql";
import { ANONYMOUS, type Viewpoint } from "../../domain/access/viewpoint";
import { writeDemonstration } from "../../seed";
import { labels, records, type Label, type Store } from "../../store/port";
import { openHub, type Data, type Hub } from "../support/hub";
import { byNight, fewByDay } from "../support/jest/night";
import { seenFrom } from "../support/viewers";
import { scratchStore } from "../support/world";

const SHORES = "network-demo-shores";
/** Sees rows of all classes. */
const MEMBER: Viewpoint = {
  owns: ["npm-demo-north", "npm-demo-isle", "cso-demo-alpha", "cso-demo-beta", "body-demo-patron"],
  audiences: ["npm-demo-north", SHORES],
  reach: [SHORES, "state-demo-northland"],
};
const VIEWERS: readonly (readonly [who: string, viewpoint: Viewpoint])[] = [
  ["nobody in particular", ANONYMOUS],
  ["owners of much", MEMBER],
  ["them by a token for one country", { ...MEMBER, countries: ["state-demo-northland"] }],
];
/** Of these rows are read whole: it is worked out from all that they hold. */
const WHOLE = "revision";

let store: Store;
let hub: Hub;
let confidential = 0;
beforeAll(async () => {
  store = await scratchStore();
  await writeDemonstration(store);
  hub = await openHub(store, { isFederated: false });
});
afterAll(() => hub.close());

const isLeaf = (type: GraphQLOutputType): boolean => isLeafType(getNamedType(type));

/** A field without arguments: the ids of what it leads to, or all that a value has. */
function selectionOf({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return name;
  if (named.name.endsWith("Connection")) return `${name}(first: 5) { edges { cursor node { id } } totalCount }`;
  const fields = Object.values(named.getFields());
  if (named.getFields()["id"]) return `${name} { id __typename }`;
  return `${name} { ${fields.flatMap((one) => (isLeaf(one.type) ? [one.name] : [])).join(" ")} }`;
}

function fieldsOf(label: Label): readonly string[] {
  const type = hub.schema.getType(label);
  if (!isObjectType(type)) throw new Error(`There is no type ${label}.`);
  return Object.values(type.getFields())
    .filter(({ name }) => name !== "id" && name !== WHOLE)
    .map(selectionOf);
}

/** Ids of confidential records that were noted since an entry. */
async function notedSince(sequence: number): Promise<{ readonly last: number; readonly ids: ReadonlySet<string> }> {
  const { items } = await store.access.auditEntries("all", { first: 100 });
  const ids = items.filter((entry) => entry.sequence > sequence).flatMap((entry) => entry.records);
  return { last: items[0]?.sequence ?? 0, ids: new Set(ids) };
}

describe.each(fewByDay(VIEWERS, 2))("for %s", (_, viewpoint) => {
  const ask = async (list: string, fields: string) => {
    const { last } = await notedSince(0);
    const query = `{ ${list}(first: 100) { nodes { id ${fields} } } }`;
    const { data, errors } = await hub.ask(query, {}, seenFrom(viewpoint));
    expect(errors).toEqual([]);
    return { nodes: data[list].nodes as Data[], noted: (await notedSince(last)).ids };
  };

  it.each(byNight<readonly Label[]>(labels, ["InformationExchange"]))(
    "each field of %s, alone and over whole rows",
    async (label) => {
      const list = records[label].root.many;
      for (const field of fieldsOf(label)) {
        const alone = await ask(list, field);
        const { nodes, noted } = await ask(list, `${field} ${WHOLE}`);
        for (const node of nodes) delete node[WHOLE];
        expect({ field, ...alone }).toEqual({ field, nodes, noted });
        confidential += noted.size;
      }
    },
  );
});

it("looked at confidential records too", () => expect(confidential).toBeGreaterThan(0));
