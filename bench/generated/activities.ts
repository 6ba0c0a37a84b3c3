/** Projects, meetings and visits with those who took part, and what was recommended. */
import type { Label, RecordInput } from "../../store/port";
import { dateIn, dayIn, placeOf, recordOf, yearOf, type Place } from "./draft";
import { Random } from "./random";
import {
  BODY_VISITS,
  JOINT_VISITS,
  MEETING_TYPES,
  NETWORK_MEETINGS,
  PARTICIPATIONS,
  PROJECT_STATUSES,
  STATES,
} from "./shape";
import type { World } from "./world";

function project(place: Place, parties: readonly string[]): RecordInput {
  const { random, at } = place;
  const status = random.drawn(PROJECT_STATUSES);
  const first = yearOf(random);
  const to = random.chance(0.46) && status !== "ACTIVE" ? dateIn(random, first + random.between(1, 4)) : undefined;
  return recordOf(place, {
    properties: {
      name: `Project ${at + 1}`,
      status,
      description: "Exchange, training and visits around NPMs",
      to,
      ...(random.chance(0.6) ? { from: dateIn(random, first) } : {}),
      ...(random.chance(0.11) ? { budgetAmount: random.between(10, 900) * 1000, budgetCurrency: "EUR" } : {}),
    },
    parties,
  });
}

function meeting(place: Place, parties: readonly string[]): RecordInput {
  const { world, random, at } = place;
  const isOfNetwork = random.chance(NETWORK_MEETINGS);
  return recordOf(place, {
    properties: {
      name: `Meeting ${at + 1}`,
      type: random.drawn(MEETING_TYPES),
      theme: "a theme",
      from: dayIn(random, yearOf(random)),
    },
    pointers: {
      state: world.id("State", random.below(STATES)),
      ...(isOfNetwork ? { network: world.id("Network", world.network(random)) } : {}),
      ...(random.chance(0.7) && parties[0] !== undefined ? { host: parties[0] } : {}),
    },
    parties,
  });
}

function visit(place: Place, parties: readonly string[]): RecordInput {
  const { world, random, at } = place;
  const isJoint = parties.length > 0;
  return recordOf(place, {
    properties: {
      type: isJoint ? random.drawn(JOINT_VISITS) : random.drawn(BODY_VISITS),
      purpose: `Visit ${at + 1}`,
      from: dayIn(random, yearOf(random)),
    },
    pointers: {
      state: world.id("State", random.below(STATES)),
      ...(isJoint ? {} : { body: world.id("Body", random.below(2)) }),
    },
    parties,
  });
}

/** Kinds of occasion in which several take part, with the records that say so. */
export const OCCASIONS = {
  Project: { participation: "ProjectParticipation", pointer: "project", make: project },
  Meeting: { participation: "MeetingParticipation", pointer: "meeting", make: meeting },
  Visit: { participation: "VisitParticipation", pointer: "visit", make: visit },
} as const satisfies Partial<Record<Label, object>>;
/** Label of an occasion in which several take part. */
export type Occasion = keyof typeof OCCASIONS;

interface Part {
  readonly actor: string;
  readonly role: string;
}

/** Who takes part in an occasion; everyone once. Drawn from numbers of its own, so that it is the same whoever asks. */
export function partsOf(world: World, label: Occasion, at: number): readonly Part[] {
  const random = new Random(world.seed, label, "parts", at);
  const { sizes, kinds, roles } = PARTICIPATIONS[label];
  const parts = new Map<string, Part>();
  for (let left = Number(random.drawn(sizes)); left > 0; left -= 1) {
    const actor = world.participant(random, random.drawn(kinds));
    parts.set(actor, { actor, role: random.drawn<string>(roles) });
  }
  return [...parts.values()];
}

/** One record for each who takes part. */
export function participations(world: World, label: Occasion, at: number): readonly RecordInput[] {
  const { participation, pointer } = OCCASIONS[label];
  const occasion = world.id(label, at);
  return partsOf(world, label, at).map(({ actor, role }, which) => {
    const place = placeOf(world, participation, at * 100 + which);
    return recordOf(place, { properties: { role }, pointers: { [pointer]: occasion, actor } });
  });
}

/** An open recommendation of an NPM to its state. */
export function recommendation(place: Place): RecordInput {
  const { world, random } = place;
  const npm = world.npm(random);
  return recordOf(place, {
    properties: { topic: "a topic", text: "What is to be done", date: dayIn(random, yearOf(random)), status: "OPEN" },
    pointers: { issuedBy: world.id("Npm", npm), addressedTo: [world.id("State", world.stateOfNpm(npm))] },
  });
}

/** What a civil society organisation did about a recommendation. */
export function followUp(place: Place): RecordInput {
  const { world, random } = place;
  const recommended = random.below(world.count("Recommendation"));
  return recordOf(place, {
    properties: { kind: "ADVOCACY", date: dayIn(random, yearOf(random)), description: "Speaks for it" },
    pointers: { recommendation: world.id("Recommendation", recommended), actor: world.id("Cso", world.cso(random)) },
  });
}
