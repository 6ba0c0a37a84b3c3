/** Inputs of the mutations that follow from the model. */
import fc from "fast-check";
import { authorityOver } from "../../../../policy";
import {
  type Label,
  mutationNamesOf,
  type PointerModel,
  pointersOf,
  propertiesOf,
  type PropertyModel,
  records,
} from "../../../../store/port";
import { isIdentity, isWritable, PARTICIPATIONS } from "../../../../subgraphs/shared/writing/names";
import { idOf, valueOf, type GraphRecord } from "../../inference/graph";
import { idFor, idsFor, ifRevision, inputOf, maybe, OCCASION, type Aim, type Input, type InputOf } from "./aim";

/** What the hub knows by itself. */
const WITH_DEFAULT = ["confidence", "unverifiedFields", "visibility"];
type Fields = Record<string, fc.Arbitrary<unknown>>;

/** Mutations of a label with their inputs. */
export function recordInputs(label: Label): readonly (readonly [name: string, input: InputOf])[] {
  const { create, update, archive } = mutationNamesOf(label);
  const made: readonly (readonly [string | null, InputOf])[] = [
    [create, (aim) => creation(label, aim)],
    [update, (aim) => change(label, aim)],
    [archive, (aim) => archiving(label, aim)],
  ];
  return made.flatMap(([name, input]) => (name === null ? [] : [[name, input] as const]));
}

const writable = <Model extends PropertyModel | PointerModel>(models: Readonly<Record<string, Model>>) =>
  Object.entries(models).filter(([, model]) => isWritable(model));

function creation(label: Label, aim: Aim): fc.Arbitrary<Input> {
  const fields: Fields = { ...contentOf(label, aim), ...OCCASION };
  for (const [name, model] of writable(propertiesOf(label)))
    if (model.required && !model.list && !WITH_DEFAULT.includes(name)) fields[name] = given(label, name, model);
  for (const [name, model] of writable(pointersOf(label)))
    if (model.required) fields[name] = pointed(aim, model).map((value) => value ?? "nothing");
  const participation = PARTICIPATIONS[label];
  if (participation) fields["participants"] = maybe(participants(participation.label, aim));
  if (aim.viewer.scopes.includes("import:write")) fields["id"] = maybe(chosenId(label, aim));
  return inputOf(fields);
}

/** An id that is free, or that of a record: seen, hidden, or of another kind. */
const chosenId = (label: Label, { graph }: Aim): fc.Arbitrary<string> => {
  const taken = graph.filter((record) => record.label === label).map(({ id }) => id);
  const free = idOf(label, 76);
  return taken.length > 0 ? fc.oneof(fc.constant(free), fc.constantFrom(...taken)) : fc.constant(free);
};

const participants = (label: Label, aim: Aim) =>
  fc.array(
    fc.record({
      actor: party(aim, pointersOf(label)["actor"] as PointerModel).map((value) => value ?? "nothing"),
      role: given(label, "role", propertiesOf(label)["role"] as PropertyModel),
    }),
    { maxLength: 2 },
  );

function change(label: Label, aim: Aim): fc.Arbitrary<Input> {
  const { viewer } = aim;
  const mayWrite = ({ id, owners = [] }: GraphRecord) => authorityOver(viewer, { id, owners }) !== null;
  const content = fc
    .subarray(Object.keys(changes(label, aim)), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      inputOf(Object.fromEntries(Object.entries(changes(label, aim)).filter(([name]) => names.includes(name)))),
    );
  const target = inputOf({
    id: idFor(aim, [label], mayWrite),
    ifRevision,
    ...OCCASION,
  });
  return fc.tuple(target, content).map(([one, other]) => ({ ...one, ...other }));
}

function changes(label: Label, aim: Aim): Fields {
  const fields = contentOf(label, aim);
  for (const name of Object.keys(pointersOf(label))) if (isIdentity(label, name)) delete fields[name];
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [
      name,
      fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) }),
    ]),
  );
}

function archiving(label: Label, aim: Aim): fc.Arbitrary<Input> {
  const mayWrite = ({ id, owners = [] }: GraphRecord) => authorityOver(aim.viewer, { id, owners }) !== null;
  return inputOf({
    id: idFor(aim, [label], mayWrite),
    withRelations: maybe(fc.boolean()),
    ifRevision,
    ...OCCASION,
  });
}

/** Everything that an input may say of a record, each thing now and then. */
function contentOf(label: Label, aim: Aim): Fields {
  const fields: Fields = {};
  for (const [name, model] of writable(propertiesOf(label))) fields[name] = maybe(given(label, name, model));
  for (const [name, model] of writable(pointersOf(label))) fields[name] = maybe(pointed(aim, model));
  fields["audience"] = maybe(idsFor(aim, ["Npm", "Cso", "Network", "State"], 2));
  fields["provenance"] = maybe(
    fc.array(
      fc.record({
        field: fc.constantFrom(...Object.keys(records[label].properties)),
        sources: idsFor(aim, ["Source"], 2),
        confidence: fc.constantFrom("VERIFIED", "UNVERIFIED"),
      }),
      { maxLength: 1 },
    ),
  );
  return fields;
}

/** A value as the model draws it; text may also say nothing. */
export const given = (label: Label, name: string, model: PropertyModel): fc.Arbitrary<unknown> =>
  name === "unverifiedFields" ? fc.constant([]) : valueOf(label, name, { ...model, required: true });

const pointed = (aim: Aim, model: PointerModel): fc.Arbitrary<unknown> =>
  model.many ? idsFor(aim, model.to) : model.party ? party(aim, model) : idFor(aim, model.to);

/** The organisation of the viewer, or another. */
function party(aim: Aim, { to }: PointerModel): fc.Arbitrary<string | undefined> {
  const { org } = aim.viewer;
  const own = aim.graph.find(({ id }) => id === org);
  if (!own || !to.includes(own.label)) return idFor(aim, to);
  return fc.oneof({ weight: 3, arbitrary: fc.constant(own.id) }, { weight: 1, arbitrary: idFor(aim, to) });
}
