import { mutationNamesOf } from "../../../model";
/** Every place in the input of every mutation that takes an id, tried with ids of hidden records and with ids that there are not. */
import fc from "fast-check";
import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from "graphql";
import type { Viewer } from "../../../policy";
import { visibleIds } from "../inference/oracle";
import { SEED } from "../inference/settings";
import type { Aim, Input } from "./inputs/aim";
import type { Society } from "./worlds/society";
import type { Template } from "./inputs/templates";
import { constantRefusal, type MutationWorlds } from "./worlds/worlds";

/** The way to a value in an input; in lists always the first. */
export type Place = readonly (string | 0)[];

/** One place of one mutation, and an input that states something there. */
export interface Stop {
  readonly viewer: Viewer;
  readonly template: Template;
  readonly place: Place;
  readonly input: Input;
}

/** Inputs drawn for a mutation at a time, and how often, until each place is stated in one of them. */
const DRAWN = 60;
const ROUNDS = 12;
/** So many of them are tried to find one that passes. */
const TRIED = 40;

/** Places of an input that hold ids. Values of proposed fields are texts, and ids where the field leads to records. */
function idPlaces(type: GraphQLInputType, way: Place = []): Place[] {
  if (isNonNullType(type)) return idPlaces(type.ofType, way);
  if (isListType(type)) return idPlaces(type.ofType, [...way, 0]);
  const named = getNamedType(type);
  if (named.name === "ID") return [way];
  if (!isInputObjectType(named)) return [];
  const inner = Object.values(named.getFields()).flatMap((field) => idPlaces(field.type, [...way, field.name]));
  return named.name === "ProposedFieldInput" ? [...inner, [...way, "values", 0]] : inner;
}

/** The places of a mutation at which a viewer can be stopped, each in an input that passes otherwise, as far as one was found. */
export async function stopsOf(
  worlds: MutationWorlds,
  template: Template,
  { society, viewer }: { society: Society; viewer: Viewer },
): Promise<readonly Stop[]> {
  const visible = visibleIds(society.graph, viewer.viewpoint);
  const aim: Aim = { society, graph: society.graph, viewer, visible };
  const argument = worlds.schema.getMutationType()?.getFields()[template.mutation]?.args[0];
  const places = (argument ? idPlaces(argument.type) : []).filter((place) => !isChosen(template, place));
  const drawn = inputsFor(places, template.input(aim));
  const base = await passing(worlds, drawn.slice(0, TRIED), { viewer, template });
  return places.flatMap((place) => {
    const stated = [base, ...drawn].filter((input) => isStated(input, place));
    const stating = stated.find((input) => society.graph.some(({ id }) => id === at(input, place))) ?? stated[0];
    const [field] = place;
    // Where nothing is said of a kind of record, what is in one field depends on what is in another.
    const input = template.label ? { ...base, [String(field)]: stating?.[String(field)] } : stating;
    return stating && input ? [{ viewer, template, place, input }] : [];
  });
}

const isStated = (input: Input, place: Place): boolean => typeof at(input, place) === "string";

/** Inputs in which every place is stated somewhere, as far as drawing a while goes. */
function inputsFor(places: readonly Place[], inputs: fc.Arbitrary<Input>): readonly Input[] {
  const drawn: Input[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    drawn.push(...fc.sample(inputs, { seed: SEED + round, numRuns: DRAWN }));
    if (places.every((place) => drawn.some((input) => isStated(input, place)))) break;
  }
  return drawn;
}

/** The first that is not refused, or the first at all. */
async function passing(
  worlds: MutationWorlds,
  inputs: readonly Input[],
  who: Pick<Stop, "viewer" | "template">,
): Promise<Input> {
  for (const input of inputs) if ((await worlds.try({ ...who, input, looksAt: [] })).refusal === null) return input;
  return inputs[0] ?? {};
}

/** What came of asking with hidden ids. */
export interface Comparison {
  /** Answers to hidden ids that are not that to an unknown one, both without the ids themselves. */
  readonly different: readonly { readonly id: string; readonly asHidden: string; readonly asUnknown: string }[];
  /** The unknown id was looked up, and not found. */
  readonly isReached: boolean;
}

/** Compares the answers to hidden ids with that to an id that there is not. */
export async function compareAt(
  worlds: MutationWorlds,
  { viewer, template, place, input }: Stop,
  hidden: readonly string[],
): Promise<Comparison> {
  const ask = (id: string) => worlds.try({ viewer, template, input: put(input, place, id), looksAt: [] });
  const nowhere = "record-that-is-nowhere";
  const unknown = await ask(nowhere);
  const asUnknown = masked(unknown.told, nowhere);
  const different: Comparison["different"][number][] = [];
  // What the input names already stands in both answers, and would be masked in one of them.
  const named = JSON.stringify(input);
  for (const id of hidden.filter((one) => !named.includes(`"${one}"`))) {
    const outcome = await ask(id);
    const asHidden = masked(outcome.told, id);
    if (asHidden !== asUnknown && !constantRefusal(template.mutation, outcome))
      different.push({ id, asHidden, asUnknown });
  }
  return { different, isReached: unknown.told.includes(nowhere) && unknown.refusal?.code === "NOT_FOUND" };
}

/** An id that is chosen for a new record is none that is looked up: that it is taken is told to everyone in the same words. */
const isChosen = ({ label, mutation }: Template, place: Place): boolean =>
  place.join() === "id" && label !== undefined && mutationNamesOf(label).create === mutation;

/** Hidden ids that fit a place best: one of the kind of record that is named there, and one of another. */
export function fittingIds({ place, input }: Stop, { graph }: Society, hidden: readonly string[]): readonly string[] {
  const labelOf = (id: unknown) => graph.find((record) => record.id === id)?.label;
  const wanted = labelOf(at(input, place));
  const [fitting, other] = [true, false].map((isFitting) =>
    hidden.find((id) => (labelOf(id) === wanted) === isFitting),
  );
  return [fitting, other].filter((id) => id !== undefined);
}

/** A place, for people: `recordMeeting(participants.0.actor)`. */
export const nameOf = ({ template: { mutation }, place }: Stop): string => `${mutation}(${place.join(".")})`;

const masked = (text: string, id: string): string => text.replaceAll(id, "…");

const at = (input: unknown, place: Place): unknown =>
  place.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], input);

/** The same input with another id at a place. */
function put(input: unknown, [step, ...rest]: Place, id: string): Input {
  if (step === undefined) return id as never;
  if (step === 0)
    return (input as unknown[]).map((value, index) => (index === 0 ? put(value, rest, id) : value)) as never;
  const given = input as Input;
  return { ...given, [step]: put(given[step], rest, id) };
}
