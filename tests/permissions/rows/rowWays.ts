/** Every way in which the API leads to a record: what is asked, and what the oracle expects of the answer. */
import {
  inverses,
  inversesOf,
  labels,
  pointersOf,
  propertiesOf,
  records as models,
  searchableLabels,
  type Label,
} from "../../../store/port";
import type { Data } from "../../support/hub";
import type { Oracle, Written, WrittenRecords } from "./rowOracle";

/** Asks as the viewer of the oracle does; answers with the data of an answer without errors. */
export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Data>;

/** What one way led to, and what it should have led to. */
export interface Finding {
  readonly way: string;
  readonly found: readonly string[];
  readonly expected: readonly string[];
}

/** A way asks for what it needs and compares nothing itself. */
export type Way = (world: WrittenRecords, oracle: Oracle, ask: Ask) => Promise<readonly Finding[]>;

const written = labels.filter((label) => label !== "Person");
const idsOf = (world: WrittenRecords, label?: Label): string[] =>
  world.all.filter((one) => label === undefined || one.label === label).map(({ id }) => id);
const seenOf = (world: WrittenRecords, oracle: Oracle, label?: Label): string[] =>
  idsOf(world, label).filter((id) => oracle.seen.has(id));
const listed = (connection: Data): string[] => connection.nodes.map(({ id }: { id: string }) => id);
const IDS = "query ($ids: [ID!]!)";

/** Fields asked for at once: each is a statement that Neo4j plans, and a request has only so long. */
const AT_ONCE = 5;

/** Asks for root fields a few at a time; answers as if they had been asked for together. */
async function askAll(ask: Ask, fields: readonly string[], ids?: readonly string[]): Promise<Data> {
  const answers: Data[] = [];
  for (let start = 0; start < fields.length; start += AT_ONCE) {
    const selection = `{ ${fields.slice(start, start + AT_ONCE).join(" ")} }`;
    answers.push(ids ? await ask(`${IDS} ${selection}`, { ids }) : await ask(selection));
  }
  return answers.reduce((all, answer) => ({ ...all, ...answer }), {});
}

/** The records of a list, and as many places as it counts: a total that differs shows as missing or surplus. */
function listFindings(way: string, connection: Data, expected: readonly string[]): Finding[] {
  return [
    { way, found: listed(connection), expected },
    { way: `${way}: totalCount`, found: [String(connection.totalCount)], expected: [String(expected.length)] },
  ];
}

/** The list of every kind, and the list of all actors. */
const byLists: Way = async (world, oracle, ask) => {
  const lists = [...written.map((label) => models[label].root.many), "actors"];
  const data = await askAll(
    ask,
    lists.map((name) => `${name}(first: 200) { totalCount nodes { id } }`),
  );
  const actors = (["Npm", "Cso", "Body", "Network"] as const).flatMap((label) => seenOf(world, oracle, label));
  return [
    ...written.flatMap((label) => {
      const name = models[label].root.many;
      return listFindings(name, data[name], seenOf(world, oracle, label));
    }),
    ...listFindings("actors", data.actors, actors),
  ];
};

/** Lists filtered by ids. */
const byFilteredIds: Way = async (world, oracle, ask) => {
  const fields = written.map(
    (label) => `${models[label].root.many}(where: { id: { in: $ids } }, first: 200) { totalCount nodes { id } }`,
  );
  const data = await askAll(ask, fields, idsOf(world));
  return written.flatMap((label) => {
    const name = models[label].root.many;
    return listFindings(`${name}(where: id in)`, data[name], seenOf(world, oracle, label));
  });
};

/** `nodes` for all ids at once, and the root field of each kind for each id. */
const byIds: Way = async (world, oracle, ask) => {
  const all = idsOf(world);
  const fields = world.all.map(({ id, label }, at) => `one${at}: ${models[label].root.one}(id: "${id}") { id }`);
  const data = await ask(`${IDS} { nodes(ids: $ids) { id } ${fields.join(" ")} }`, { ids: all });
  const found = data.nodes.map((node: { id: string } | null) => node?.id ?? "null");
  return [
    { way: "nodes(ids)", found, expected: all.map((id) => (oracle.seen.has(id) ? id : "null")) },
    ...world.all.map(({ id, label }, at): Finding => ({
      way: `${models[label].root.one}(id: "${id}")`,
      found: data[`one${at}`] ? [data[`one${at}`].id] : [],
      expected: oracle.seen.has(id) ? [id] : [],
    })),
  ];
};

/** Every pointer and every to-many relation of every record that is seen; kind by kind, because each is a statement to be planned. */
const byRelations: Way = async (world, oracle, ask) => {
  const findings: Finding[] = [];
  for (const label of written) {
    const parts = relationsOf(label).map((field) => `part: nodes(ids: $ids) { id ... on ${label} { ${field} } }`);
    const nodes: Data[] = idsOf(world, label).map(() => ({}));
    for (const part of parts) {
      const answer = await askAll(ask, [part], idsOf(world, label));
      nodes.forEach((node, at) => Object.assign(node, answer.part[at]));
    }
    findings.push(...nodes.flatMap((node) => (node.id ? nodeFindings(label, node, oracle) : [])));
  }
  return findings;
};

/** What leads on from a record, a few fields at a time. */
function relationsOf(label: Label): string[] {
  const fields = [
    ...Object.keys(pointersOf(label)).map((name) => `${name} { id }`),
    ...inversesOf(label).map(({ name }) => `${name}(first: 200) { totalCount nodes { id } }`),
  ];
  return fields.flatMap((_, at) => (at % AT_ONCE === 0 ? [fields.slice(at, at + AT_ONCE).join(" ")] : []));
}

function nodeFindings(label: Label, node: Data, oracle: Oracle): Finding[] {
  const pointers = Object.keys(pointersOf(label)).map((name): Finding => ({
    way: `${node.id}.${name}`,
    found: [node[name] ?? []].flat().map(({ id }: { id: string }) => id),
    expected: oracle.pointed(node.id, name),
  }));
  const relations = inversesOf(label).flatMap((relation) =>
    listFindings(`${node.id}.${relation.name}`, node[relation.name], oracle.related(relation, node.id)),
  );
  return [...pointers, ...relations];
}

/** Relations of all actors by the interface, and what is computed from relations: seats and donors. */
const byActorsAndValues: Way = async (world, oracle, ask) => {
  const shared = inverses.filter(({ on }) => on === "Actor");
  const fields = shared.map(({ name }) => `${name}(first: 200) { nodes { id } }`).join(" ");
  const data = await ask(
    `{ actors(first: 200) { nodes { id __typename ${fields} } }
       advisoryBodies(first: 200) { nodes { id seats { holder { id } collaboration { id } } } }
       projects(first: 200) { nodes { id funding { donors { id } } } } }`,
  );
  return [
    ...data.actors.nodes.flatMap((node: Data) =>
      inversesOf(node.__typename as Label)
        .filter(({ name }) => shared.some((one) => one.name === name))
        .map((relation): Finding => ({
          way: `actors: ${node.id}.${relation.name}`,
          found: listed(node[relation.name]),
          expected: oracle.related(relation, node.id),
        })),
    ),
    ...data.advisoryBodies.nodes.flatMap((node: Data) => seatFindings(node, oracle)),
    ...data.projects.nodes.map((node: Data) => donorFinding(node, world, oracle)),
  ];
};

function seatFindings({ id, seats }: Data, oracle: Oracle): Finding[] {
  const relation = inversesOf("AdvisoryBody").find(({ name }) => name === "collaborations");
  const rounds = relation ? oracle.related(relation, id) : [];
  return [
    { way: `${id}.seats.collaboration`, found: seats.map((seat: Data) => seat.collaboration?.id), expected: rounds },
    {
      way: `${id}.seats.holder`,
      found: seats.flatMap((seat: Data) => seat.holder?.id ?? []),
      expected: rounds.flatMap((round) => oracle.pointed(round, "partner")),
    },
  ];
}

function donorFinding({ id, funding }: Data, world: WrittenRecords, oracle: Oracle): Finding {
  const funders = world.all.filter(
    ({ id: own, label, properties, pointers }) =>
      label === "ProjectParticipation" &&
      pointers["project"] === id &&
      properties["role"] === "FUNDER" &&
      oracle.seen.has(own),
  );
  return {
    way: `${id}.funding.donors`,
    found: (funding?.donors ?? []).map((donor: Data) => donor.id),
    expected: funders.flatMap((one) => oracle.pointed(one.id, "actor")),
  };
}

/** Filters that go through a relation: whoever has a related record that is seen, and whoever has none. */
const byFiltersThroughRelations: Way = async (world, oracle, ask) => {
  const through = inverses.filter((one) => one.through);
  const lists = through.flatMap((relation, at) => [
    `some${at}: actors(first: 200, where: { ${relation.name}: { some: { id: { in: $ids } } } }) { totalCount nodes { id } }`,
    `none${at}: npms(first: 200, where: { ${relation.name}: { none: {} } }) { totalCount nodes { id } }`,
  ]);
  const pointed = ["npm", "partner", "prolongs", "advisoryBody"].map(
    (name) =>
      `${name}: collaborations(first: 200, where: { ${name}: { id: { in: $ids } } }) { totalCount nodes { id } }`,
  );
  const data = await askAll(ask, [...lists, ...pointed], idsOf(world));
  return [
    ...through.flatMap((relation, at) => {
      // A network’s own meetings hide those in which it took part, but not in the filter on actors.
      const having = (label: Label) =>
        seenOf(world, oracle, label).filter((id) => oracle.related(relation, id).length > 0);
      const npmsWithout = seenOf(world, oracle, "Npm").filter((id) => oracle.related(relation, id).length === 0);
      const some = (["Npm", "Cso", "Body", "Network"] as const).flatMap(having);
      return [
        ...listFindings(`actors(where: ${relation.name} some)`, data[`some${at}`], some),
        ...listFindings(`npms(where: ${relation.name} none)`, data[`none${at}`], npmsWithout),
      ];
    }),
    ...["npm", "partner", "prolongs", "advisoryBody"].flatMap((name) =>
      listFindings(
        `collaborations(where: ${name})`,
        data[name],
        seenOf(world, oracle, "Collaboration").filter((id) => oracle.pointed(id, name).length > 0),
      ),
    ),
  ];
};

/** The text search for what a record is called: it finds the record, or the one that bears an alias, and nothing unseen. */
const bySearch: Way = async (world, oracle, ask) => {
  const wanted = world.all.filter(({ label }) => searchableLabels.includes(label));
  const texts = wanted.flatMap((record) => searchedTexts(record).map((text) => ({ record, text })));
  const fields = texts.map(({ record, text }, at) => {
    const types = record.label === "Alias" ? "" : `, types: [${enumNameOf(record.label)}]`;
    return `hit${at}: search(text: ${JSON.stringify(text)}, first: 50${types}) { node { id } }`;
  });
  const data = await askAll(ask, fields);
  return texts.flatMap(({ record, text }, at): Finding[] => {
    const found: string[] = data[`hit${at}`].map((hit: Data) => hit.node.id);
    const meant = record.label === "Alias" ? oracle.pointed(record.id, "entity") : [record.id];
    const unseen = found.filter((id) => !oracle.seen.has(id));
    const expected = oracle.seen.has(record.id) ? meant : [];
    return [
      {
        way: `search(${JSON.stringify(text)})`,
        found: [...unseen, ...found.filter((id) => meant.includes(id))],
        expected,
      },
    ];
  });
};

const searchedTexts = ({ label, properties }: Written): string[] =>
  Object.entries(propertiesOf(label)).flatMap(([name, { search }]) =>
    search && typeof properties[name] === "string" ? [properties[name]] : [],
  );
const enumNameOf = (label: Label): string => label.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();

/** Ways through the whole API. */
export const WAYS: Readonly<Record<string, Way>> = {
  byLists,
  byFilteredIds,
  byIds,
  byRelations,
  byActorsAndValues,
  byFiltersThroughRelations,
  bySearch,
};

/** What `_entities` of one subgraph gives for every id, as its own kind, as an actor and as another kind. */
export async function byEntities(
  subgraph: { readonly name: string; readonly kinds: readonly string[] },
  [world, oracle]: readonly [WrittenRecords, Oracle],
  ask: Ask,
): Promise<readonly Finding[]> {
  const asked = subgraph.kinds.flatMap((kind) => world.all.map(({ id, label }) => ({ kind, id, label })));
  const kinds = subgraph.kinds.map((kind) => `... on ${kind} { id }`).join(" ");
  const { _entities: found } = await ask(
    `query ($asked: [_Any!]!) { _entities(representations: $asked) { ${kinds} } }`,
    { asked: asked.map(({ kind, id }) => ({ __typename: kind, id })) },
  );
  const isKind = (kind: string, label: Label): boolean =>
    kind === label || (kind === "Actor" && ["Npm", "Cso", "Body", "Network"].includes(label));
  return asked.map(({ kind, id, label }, at): Finding => ({
    way: `${subgraph.name}: _entities of ${kind} ${id}`,
    found: found[at] ? [found[at].id] : [],
    expected: isKind(kind, label) && oracle.seen.has(id) ? [id] : [],
  }));
}
