import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { generate, GENERATOR_EDITION, type GeneratorOptions } from "../../bench/generated/generate";
import { Random } from "../../bench/generated/random";
import { parsePartialDate } from "../../domain/time/partialDate";
import { enumOf, isActorLabel, labels, pointersOf, propertiesOf, type Label, type RecordInput } from "../../store/port";

type Made = RecordInput & { readonly label: Label };

const all = (options: GeneratorOptions): Made[] =>
  [...generate(options)].flatMap(({ label, records }) => records.map((record) => ({ ...record, label })));
const digestOf = (options: GeneratorOptions): string =>
  createHash("sha256")
    .update(JSON.stringify(all(options)))
    .digest("hex");

/** Both change together. */
const EDITION = { edition: 1, digest: "6865316774b68662" };

const SCALE_1 = all({ scale: 1, seed: 1 });
const of = (label: Label): Made[] => SCALE_1.filter((record) => record.label === label);

type Row = Readonly<Record<string, string>>;
const real = (file: string): Row[] =>
  parse<Row>(readFileSync(join(__dirname, "../../seed/data", file)), { columns: true });
const COLLABORATIONS = real("collaborations.csv");

/** Part of the items for which a value is named, by value in capitals. */
function sharesOf(values: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const value of values)
    shares.set(value.toUpperCase(), (shares.get(value.toUpperCase()) ?? 0) + 1 / values.length);
  return shares;
}

/** Numbers of links, most first, as parts of all links. */
const linksOf = (ends: readonly string[]): number[] => [...sharesOf(ends).values()].sort((a, b) => b - a);

describe("numbers that are drawn", () => {
  it.each([0, 0.4, 1, 1.2])("are ranks below the count, the first ones most often (exponent %p)", (exponent) => {
    const random = new Random("ranks", exponent);
    const drawn = Array.from({ length: 20_000 }, () => random.rank(50, exponent));
    const counts = [...Array(50).keys()].map((rank) => drawn.filter((one) => one === rank).length);
    expect(drawn.every((rank) => Number.isInteger(rank) && rank >= 0 && rank < 50)).toBe(true);
    expect(counts.every((count) => count > 0)).toBe(true);
    const [first = 0, last = 0] = [counts[0], counts.at(-1)];
    expect(first / last).toBeGreaterThan(0.7 * 50 ** exponent * 0.5);
    expect(first / last).toBeLessThan(1.6 * 50 ** exponent);
  });

  it("come as often as their shares say", () => {
    const random = new Random("shares");
    const shares = sharesOf(Array.from({ length: 20_000 }, () => random.drawn({ a: 1, b: 3 })));
    expect(shares.get("A")).toBeCloseTo(0.25, 1);
    expect(shares.get("B")).toBeCloseTo(0.75, 1);
  });
});

describe("generated records", () => {
  it("are the same for the same seed, and others for another", () => {
    const first = digestOf({ scale: 0.05, seed: 7 });
    expect(digestOf({ scale: 0.05, seed: 7 })).toBe(first);
    const texts = (seed: number) => all({ scale: 0.05, seed }).map((record) => JSON.stringify(record));
    const others = new Set(texts(8));
    expect(texts(7).filter((text) => others.has(text)).length).toBeLessThan(others.size * 0.05);
  });

  it("are those of the edition, so that a change of them raises it and databases are loaded anew", () => {
    expect({ edition: GENERATOR_EDITION, digest: digestOf({ scale: 0.01, seed: 1 }).slice(0, 16) }).toEqual(EDITION);
  });

  it("are the same whatever the size of a batch", () => {
    expect(digestOf({ scale: 0.05, seed: 7, batchSize: 7 })).toBe(digestOf({ scale: 0.05, seed: 7 }));
  });

  it("are 2,000 actors, 10,000 collaborations and 3,000 projects at scale 1", () => {
    expect(SCALE_1.filter(({ label }) => isActorLabel(label))).toHaveLength(2_000);
    expect(of("Collaboration")).toHaveLength(10_000);
    expect(of("Project")).toHaveLength(3_000);
  });

  it("come in batches of the size asked for, before anything else is made", () => {
    const { value } = generate({ scale: 1_000_000, seed: 1, batchSize: 100 }).next();
    expect(value?.records).toHaveLength(100);
  });

  it("have ids of their own", () => {
    expect(new Set(SCALE_1.map(({ id }) => id)).size).toBe(SCALE_1.length);
  });

  it("point only at kinds they may point at, made in the same batch or before", () => {
    const known = new Map<string, Label>();
    const wrong: string[] = [];
    for (const { label, records } of generate({ scale: 0.2, seed: 3 })) {
      for (const { id } of records) known.set(id, label);
      for (const { id, pointers } of records)
        for (const [name, model] of Object.entries(pointersOf(label))) {
          const ends = [pointers[name] ?? []].flat();
          if (model.required && ends.length === 0) wrong.push(`${id} has no ${name}`);
          for (const end of ends)
            if (!model.to.includes(known.get(end) as Label)) wrong.push(`${id}.${name} ends at ${end}`);
        }
      for (const { id, pointers } of records)
        for (const name of Object.keys(pointers)) if (!(name in pointersOf(label))) wrong.push(`${id}.${name}`);
    }
    expect(wrong).toEqual([]);
  });

  it("state only what the model knows, and all that it demands", () => {
    const wrong = SCALE_1.flatMap(({ id, label, properties }) => [
      ...Object.keys(properties).filter((name) => !(name in propertiesOf(label))),
      ...Object.entries(propertiesOf(label)).flatMap(([name, model]) => {
        const values = [properties[name] ?? []].flat();
        const isMissing = model.required && !model.derived && properties[name] === undefined;
        const isUnknown =
          (model.type === "ENUM" && values.some((value) => !(String(value) in enumOf(model).values))) ||
          (model.type === "PARTIAL_DATE" && values.some((value) => !parsePartialDate(String(value))));
        return isMissing || isUnknown ? [`${id}.${name}: ${String(properties[name])}`] : [];
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it("call nobody by the name of anyone, and hold no persons", () => {
    const files = ["npms", "csos", "bodies", "networks", "persons", "projects", "advisory_bodies", "states", "places"];
    const names = new Set(files.flatMap((file) => real(`${file}.csv`)).flatMap(({ id, name }) => [id, name]));
    expect(names.size).toBeGreaterThan(500);
    expect(SCALE_1.filter(({ id, properties }) => names.has(id) || names.has(String(properties["name"])))).toEqual([]);
    expect(of("Person")).toEqual([]);
    const called = SCALE_1.flatMap(({ properties: { name, title, institution, hostInstitution } }) =>
      [name, title, institution, hostInstitution].filter((one) => one !== undefined),
    );
    expect(called.filter((one) => !/^[A-Z][A-Za-z]+ \d+$/.test(String(one)))).toEqual([]);
  });

  it("hold some of every class, with parties that own what is not public", () => {
    const shares = sharesOf(of("Collaboration").map(({ properties }) => String(properties["visibility"])));
    expect(shares.get("PUBLIC")).toBeGreaterThan(0.8);
    for (const one of ["PARTNERS", "RESTRICTED", "CONFIDENTIAL"]) expect(shares.get(one)).toBeGreaterThan(0.01);
    const ids = new Set(SCALE_1.map(({ id }) => id));
    const closed = SCALE_1.filter(({ properties }) => properties["visibility"] !== "PUBLIC");
    const owners = closed.map(({ owners: those = [] }) => those);
    expect(owners.every((those) => those.length > 0 && those.every((id) => ids.has(id)))).toBe(true);
    const audiences = SCALE_1.flatMap(({ audience = [] }) => audience);
    expect(audiences.filter((id) => !ids.has(id))).toEqual([]);
    expect(SCALE_1.filter(({ owners: those, properties }) => those && properties["visibility"] === "PUBLIC")).toEqual(
      [],
    );
  });

  it("never make an exchange of information public (OPCAT 21(1))", () => {
    expect(sharesOf(of("InformationExchange").map(({ properties }) => String(properties["visibility"])))).toEqual(
      new Map([["CONFIDENTIAL", expect.closeTo(1)]]),
    );
  });
});

describe("the shape of the real dataset", () => {
  it.each([
    ["formality", "formality"],
    ["regularity", "regularity"],
    ["status", "status"],
    ["partner_type", "partnerKind"],
    ["pattern", "patterns"],
  ])("is kept by collaborations: %s", (column, property) => {
    const [expected, made] = [
      sharesOf(COLLABORATIONS.map((row) => String(row[column]))),
      sharesOf(of("Collaboration").flatMap(({ properties }) => [properties[property]].flat().map(String))),
    ];
    expect([...made.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [value, share] of expected) expect(Math.abs((made.get(value) ?? 0) - share)).toBeLessThan(0.03);
  });

  it.each([
    ["start_year", "from"],
    ["first_attested", "firstAttested"],
    ["last_attested", "lastAttested"],
    ["end_year", "to"],
  ])("is kept by how often dates are recorded: %s", (column, property) => {
    const expected = COLLABORATIONS.filter((row) => row[column] !== "").length / COLLABORATIONS.length;
    const made = of("Collaboration").filter(({ properties }) => properties[property] !== undefined).length / 10_000;
    expect(Math.abs(made - expected)).toBeLessThan(0.06);
  });

  /** As many NPMs as there are, so that shares can be compared. */
  const small = all({ scale: real("npms.csv").length / 654, seed: 1 });

  it.each([
    ["NPMs", "npm", "npm-"],
    ["bodies as partners", "partner", "body-"],
  ])("is kept by how unequal the links of %s are", (_, pointer, prefix) => {
    const [expected, made] = [
      COLLABORATIONS.map((row) => String(row[pointer])),
      small.filter(({ label }) => label === "Collaboration").map(({ pointers }) => String(pointers[pointer])),
    ].map((ends) => linksOf(ends.filter((id) => id.startsWith(prefix))));
    const first = (links: number[] = [], count: number) => links.slice(0, count).reduce((sum, one) => sum + one, 0);
    expect(Math.abs(first(made, 1) - first(expected, 1))).toBeLessThan(0.12);
    expect(Math.abs(first(made, 5) - first(expected, 5))).toBeLessThan(0.12);
  });

  it("is kept by how many take part in a project", () => {
    const mean = real("project_participants.csv").length / real("projects.csv").length;
    expect(Math.abs(of("ProjectParticipation").length / of("Project").length / mean - 1)).toBeLessThan(0.05);
  });

  it("lets most organisations work in the state of their NPM", () => {
    const states = new Map(SCALE_1.map(({ id, pointers }) => [id, pointers["state"]]));
    const pairs = of("Collaboration").filter(({ pointers }) => String(pointers["partner"]).startsWith("cso-"));
    const near = pairs.filter(
      ({ pointers: { npm, partner } }) => states.get(String(npm)) === states.get(String(partner)),
    );
    expect(near.length / pairs.length).toBeGreaterThan(0.8);
  });

  it("leaves out only kinds that the bench has no use for", () => {
    const made = new Set(SCALE_1.map(({ label }) => label));
    expect(labels.filter((label) => !made.has(label))).toEqual([
      "Alias",
      "ChairTerm",
      "CollaborationPattern",
      "Decision",
      "Delegation",
      "Document",
      "Person",
      "PlaceOfDetention",
      "Position",
      "WorkingGroup",
    ]);
  });
});
