/** Inputs of the operations of networks: aimed at what they are for, on days that fit and on days that do not. */
import fc from "fast-check";
import { actorLabels } from "../../inference/template";
import type { GraphRecord } from "../../inference/graph";
import { idFor, idsFor, inputOf, maybe, seldom, usually, OCCASION, type Aim, type InputOf } from "./aim";

const network = (aim: Aim) => idFor(aim, ["Network"]);
const sources = (aim: Aim) => seldom(idsFor(aim, ["Source"], 2));
const visibility = seldom(fc.constantFrom("PUBLIC", "PARTNERS", "RESTRICTED", "CONFIDENTIAL"));
/** Whole days around the day of asking, now and then a month. */
const daysOr = (...others: readonly string[]) =>
  maybe(fc.constantFrom("2014-06-10", "2014-07-01", "2014-06", ...others));

const isOpen = ({ properties }: GraphRecord) =>
  properties["proposedOn"] !== undefined && properties["outcome"] === undefined;
const isAdopted =
  (...kinds: readonly string[]) =>
  ({ properties }: GraphRecord) =>
    properties["outcome"] === "ADOPTED" && kinds.includes(String(properties["kind"]));

/** Whether the viewer’s organisation chairs a network on the day of asking, so that what it may do is decided by rules. */
const chairs =
  ({ graph, viewer }: Aim) =>
  (network: unknown): boolean =>
    graph.some(
      ({ label, pointers, properties: { from, to } }) =>
        label === "ChairTerm" &&
        pointers["network"] === network &&
        pointers["npm"] === viewer.org &&
        from === "2014-01-01" &&
        to === "2015-01-01",
    );

/** Those of which something is wished, and of them those that the viewer’s organisation may bring about, where there are any. */
function preferred(aim: Aim, isWished: (record: GraphRecord) => boolean) {
  const isOwn = (record: GraphRecord) => isWished(record) && chairs(aim)(record.pointers["network"]);
  return aim.graph.some((record) => record.label === "Decision" && aim.visible.has(record.id) && isOwn(record))
    ? isOwn
    : isWished;
}

/** A decision of the network, with what it is about; anything where there is none. */
function decided(aim: Aim, isWished: (record: GraphRecord) => boolean) {
  return idFor(aim, ["Decision"], preferred(aim, isWished)).chain((decision) => {
    const { pointers = {} } = aim.graph.find(({ id }) => id === decision) ?? {};
    const [own, subjects] = [pointers["network"], (pointers["subjects"] ?? []) as readonly string[]];
    const subject = subjects.length > 0 ? fc.constantFrom(...subjects) : idFor(aim, ["Npm"]);
    return fc.record({
      decision: fc.constant(decision),
      network: mostly(own === undefined ? network(aim) : fc.constant(own), network(aim)),
      subject: mostly(subject, idFor(aim, ["Npm"])),
    });
  });
}

const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });

const proposeDecision: InputOf = (aim) =>
  fc.constantFrom("OTHER", "WORKING_GROUP", "ADMISSION", "CHAIR", "REGION", "FOUNDING").chain((kind) =>
    inputOf({
      network: network(aim),
      title: fc.constantFrom("Sample", "Sample", " "),
      kind: fc.constant(kind),
      subjects: usually(mostly(subjectsOf(kind, aim), idsFor(aim, ["Npm", "Network", "State", "Recommendation"]))),
      proposedOn: daysOr("2014-05-01"),
      closesOn: daysOr("2014-05-20", "2014-04-01"),
      meeting: seldom(idFor(aim, ["Meeting"])),
      clause: maybe(fc.constant("12")),
      visibility,
      sources: sources(aim),
      ...OCCASION,
    }),
  );

function subjectsOf(kind: string, aim: Aim): fc.Arbitrary<string[]> {
  if (kind === "REGION") return idFor(aim, ["State"]).map((id) => [id]);
  const least = kind === "FOUNDING" ? 2 : 1;
  return fc.uniqueArray(idFor(aim, ["Npm"]), { minLength: least, maxLength: kind === "CHAIR" ? 1 : 3 });
}

const takePosition: InputOf = (aim) =>
  inputOf({
    decision: idFor(aim, ["Decision"], isOpen),
    stance: fc.constantFrom("ASSENT", "OBJECTION", "ABSTENTION"),
    statement: maybe(fc.constant("Sample")),
    statedOn: daysOr("2014-05-20", "2014-04-01"),
    ...OCCASION,
  });

const closeDecision: InputOf = (aim) =>
  inputOf({
    decision: idFor(aim, ["Decision"], preferred(aim, isOpen)),
    outcome: fc.constantFrom("ADOPTED", "ADOPTED", "REJECTED", "DEFERRED"),
    date: daysOr("2014-05-20", "2014-04-01"),
    visibility,
    ...OCCASION,
  });

const admitMember: InputOf = (aim) =>
  decided(aim, isAdopted("ADMISSION", "FOUNDING")).chain(({ decision, subject, network: own }) =>
    inputOf({
      network: fc.constant(own),
      actor: fc.constant(subject),
      decision: fc.constant(decision),
      status: maybe(fc.constantFrom("MEMBER", "FOUNDING_MEMBER", "OBSERVER", "ALSO_AGREEING", "PENDING")),
      from: daysOr("2014-03-01", "2014-01-15"),
      sources: sources(aim),
      ...OCCASION,
    }),
  );

const withdraw: InputOf = (aim) => inputOf({ network: network(aim), on: daysOr("2012-01-01"), ...OCCASION });

const appointChair: InputOf = (aim) =>
  decided(aim, isAdopted("CHAIR")).chain(({ decision, subject, network: own }) =>
    inputOf({
      network: fc.constant(own),
      npm: fc.constant(subject),
      decision: fc.constant(decision),
      from: fc.constantFrom("2014-07-01", "2015-01-01", "2015-07-01", "2016-01-01", "2014-03-01", "2014-01-15", "2016"),
      to: maybe(fc.constantFrom("2015-01-01", "2015-07-01", "2016-06-01", "2018-01-01")),
      sources: sources(aim),
      ...OCCASION,
    }),
  );

const delegateRepresentation: InputOf = (aim) =>
  inputOf({
    network: mostly(
      idFor(aim, ["Network"], ({ id }) => chairs(aim)(id)),
      network(aim),
    ),
    actor: idFor(aim, ["Npm"], ({ id }) => id !== aim.viewer.org),
    from: daysOr("2015-02-01", "2013-02-01", "2013-06-10"),
    to: daysOr("2014-12-01", "2015-03-01", "2013-04-01"),
    purpose: maybe(fc.constant("Sample")),
    ...OCCASION,
  });

const createWorkingGroup: InputOf = (aim) =>
  decided(aim, isAdopted("WORKING_GROUP")).chain(({ decision, network: own }) =>
    inputOf({
      network: fc.constant(own),
      name: fc.constantFrom("Sample", "Sample", " "),
      theme: maybe(fc.constant("Sample")),
      decision: usually(fc.constant(decision)),
      created: daysOr("2014"),
      members: maybe(idsFor(aim, actorLabels)),
      sources: sources(aim),
      ...OCCASION,
    }),
  );

export const networkInputs: Readonly<Record<string, InputOf>> = {
  proposeDecision,
  takePosition,
  closeDecision,
  admitMember,
  withdraw,
  appointChair,
  delegateRepresentation,
  createWorkingGroup,
};
