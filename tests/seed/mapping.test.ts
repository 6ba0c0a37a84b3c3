import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { pointersOf, propertiesOf, type Label } from "../../store/port";
import { doubtableColumns, targetsOf } from "../../seed/columns";
import { fileMappings, ROW_COLUMNS } from "../../seed/mapping";
import { recordsOf } from "../../seed/rowRecords";
import { DATASET } from "./copies";

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(DATASET, file), "utf8"), { columns: true });

/** What no dataset states. */
const SET_BY_THE_HUB = ["confidence", "unverifiedFields", "visibility", "confirmedBy", "disputedBy"];

/** What was decided on the hub, beside what the sources tell of history: no dataset has a column for it. */
const DECIDED_ON_THE_HUB: Partial<Record<Label, readonly string[]>> = {
  Decision: ["proposedOn", "closesOn", "proposer"],
  Membership: ["decision"],
  ChairTerm: ["decision"],
  WorkingGroup: ["decision"],
};

describe("the mapping", () => {
  it("names every file of the dataset, alphabetically", () => {
    expect(fileMappings.map(({ file }) => file)).toEqual(
      readdirSync(DATASET)
        .filter((name) => name.endsWith(".csv"))
        .sort(),
    );
  });

  it.each(fileMappings.map((mapping) => [mapping.file, mapping] as const))(
    "knows every column of %s, which has those that it must have",
    (file, mapping) => {
      const columns = Object.keys(rowsOf(file)[0] ?? {});
      expect(columns.filter((column) => !mapping.columns.includes(column))).toEqual([]);
      expect(mapping.mandatory.filter((column) => !columns.includes(column))).toEqual([]);
    },
  );

  it.each(fileMappings.map((mapping) => [mapping.file, mapping] as const))(
    "takes every column of %s into a record",
    (_, mapping) => {
      const taken = mapping.records.flatMap(({ columns }) => Object.keys(columns));
      const about = mapping.isItsOwnSource ? [...ROW_COLUMNS, "source"] : ROW_COLUMNS;
      expect(mapping.columns.filter((column) => !taken.includes(column) && !about.includes(column))).toEqual([]);
      expect(taken.filter((column) => !mapping.columns.includes(column))).toEqual([]);
      for (const record of mapping.records) expect(targetsOf(record).length).toBe(Object.keys(record.columns).length);
    },
  );

  it.each([
    ["chairs.csv", "id unverified_fields confidence network npm source"],
    ["csos.csv", "id unverified_fields confidence name type is_civil_society source"],
    ["sources.csv", "id title kind confidence source"],
  ])("must have in %s what may not be empty, and nothing else", (file, columns) => {
    expect(fileMappings.find((one) => one.file === file)?.mandatory).toEqual(columns.split(" "));
  });

  it("fills every property and pointer of the model but what is decided on the hub", () => {
    const empty = [...new Set(fileMappings.flatMap(({ records }) => records.map(({ label }) => label)))].flatMap(
      (label) => {
        const filled = new Set(
          fileMappings.flatMap((mapping) =>
            mapping.records
              .filter((one) => one.label === label)
              .flatMap((one) => [...Object.values(one.columns), ...Object.keys(one.derive?.({}) ?? {})]),
          ),
        );
        return [...Object.entries(propertiesOf(label)), ...Object.entries(pointersOf(label))]
          .filter(([name, model]) => !model.derived && !filled.has(name) && !DECIDED_ON_THE_HUB[label]?.includes(name))
          .map(([name]) => name)
          .filter((name) => !SET_BY_THE_HUB.includes(name))
          .map((name) => `${label}.${name}`);
      },
    );
    expect(empty).toEqual([]);
  });

  it("fills no property twice", () => {
    for (const { records } of fileMappings)
      for (const record of records) {
        const names = [...Object.values(record.columns), ...Object.keys(record.derive?.({}) ?? {})];
        expect(names).toHaveLength(new Set(names).size);
      }
  });

  it("asks of the first record of a row what its further records need", () => {
    for (const { records } of fileMappings) {
      const [first, ...others] = records;
      const required =
        first &&
        targetsOf(first)
          .filter(({ model }) => model.required)
          .map(({ column }) => column);
      for (const other of others) {
        const needed = targetsOf(other).filter(({ model, column }) => model.required && column !== "id");
        expect(required).toEqual(expect.arrayContaining(needed.map(({ column }) => column)));
        expect(Object.keys(first?.columns ?? {})).toEqual(
          expect.arrayContaining(Object.keys(other.columns).filter((column) => column !== "id")),
        );
      }
    }
  });

  it("lets every fact be unverified, and nothing about the row itself", () => {
    for (const mapping of fileMappings) {
      expect(doubtableColumns(mapping)).not.toEqual(expect.arrayContaining(["id"]));
      expect(doubtableColumns(mapping).every((column) => mapping.columns.includes(column))).toBe(true);
    }
  });
});

describe("the kind of a decision", () => {
  it.each([
    ["article 1", "FOUNDING"],
    ["articles 5 and 12", "ADMISSION"],
    ["article 13", "CHAIR"],
    // D12 is how every decision is made, and tells nothing of what it is about.
    ["article 12", null],
    ["", null],
  ])("resting on %p is %p", (clause, kind) => {
    const mapping = fileMappings.find(({ file }) => file === "decisions.csv");
    expect(mapping?.records[0]?.derive?.({ clause })).toEqual({ kind });
  });

  it("is as doubtful as its clause", () => {
    const [conclusions] = recordsIn("decisions.csv", "decision-see-npm-2019-conclusions");
    const [founding] = recordsIn("decisions.csv", "decision-see-npm-2013-establishment");
    expect([conclusions, founding].map((one) => one?.record.properties["kind"] ?? null)).toEqual([null, "FOUNDING"]);
    expect(conclusions?.record.properties["unverifiedFields"]).toContain("clause");
  });
});

const recordsIn = (file: string, id: string) => {
  const mapping = fileMappings.find((one) => one.file === file);
  const row = rowsOf(file).find((one) => one["id"] === id);
  if (!mapping || !row) throw new Error(`${file} has no row ${id}`);
  return recordsOf(mapping, row);
};

describe("a row", () => {
  it("of npms.csv becomes an NPM and its mandate, each with the doubts about its own fields", () => {
    const [npm, mandate] = recordsIn("npms.csv", "npm-croatia");
    expect(npm).toMatchObject({
      label: "Npm",
      record: {
        id: "npm-croatia",
        properties: {
          name: "NPM Croatia",
          model: "OMBUDSMAN_PLUS",
          designationYear: 2011,
          operationalYear: 2012,
          status: "ACTIVE",
          from: "2011",
          isCivilSociety: false,
          confidence: "VERIFIED",
          visibility: "PUBLIC",
          unverifiedFields: ["designationYear", "model", "from"],
        },
        pointers: {
          state: "state-croatia",
          sources: [
            "src-ombudsmanhr-npm-mandate",
            "src-ombudsmanhr-npm-intro",
            "src-nn-31-2019",
            "src-seed-see-npm-declaration",
            "src-unverified",
          ],
        },
      },
    });
    expect(npm?.record.properties).not.toHaveProperty("to");
    expect(mandate).toEqual({
      label: "Mandate",
      record: {
        id: "mandate-croatia",
        properties: {
          institution: "Ombudsman of the Republic of Croatia (Pučka pravobraniteljica)",
          actingAs: "NPM",
          status: "ACTIVE",
          legalBasis: "Act on the NPM (Official Gazette 18/11 and 33/15)",
          from: "2011",
          confidence: "VERIFIED",
          unverifiedFields: ["from"],
          visibility: "PUBLIC",
        },
        pointers: { state: "state-croatia", npm: "npm-croatia", sources: npm?.record.pointers["sources"] },
      },
    });
  });

  it("of npms.csv with a mandate that is not exercised yet becomes a future NPM", () => {
    const rows = rowsOf("npms.csv").filter(({ status }) => status === "not_yet_operational");
    expect(rows).toHaveLength(2);
    for (const { id } of rows)
      expect(recordsIn("npms.csv", id ?? "")[1]?.record.properties["actingAs"]).toBe("FUTURE_NPM");
  });

  it("of npms.csv with an unverified status leaves the capacity of its mandate unverified too", () => {
    const unsure = rowsOf("npms.csv").filter((row) => row["unverified_fields"]?.split(";").includes("status"));
    expect(unsure).toHaveLength(1);
    const mandate = recordsIn("npms.csv", unsure[0]?.["id"] ?? "")[1]?.record;
    expect(mandate?.properties["unverifiedFields"]).toEqual(expect.arrayContaining(["status", "actingAs"]));
  });

  it("of npms.csv may write its status in any case", () => {
    const mapping = fileMappings.find(({ file }) => file === "npms.csv");
    const row = rowsOf("npms.csv").find(({ status }) => status === "not_yet_operational");
    const records = mapping ? recordsOf(mapping, { ...row, status: "NOT-YET-OPERATIONAL" }) : [];
    expect(records[1]?.record.properties).toMatchObject({ status: "NOT_YET_OPERATIONAL", actingAs: "FUTURE_NPM" });
  });

  it.each([
    ["state-australia", true, "PART_IV"],
    ["state-philippines", true, "PART_III"],
    ["state-germany", true, undefined],
    ["state-slovenia", undefined, undefined],
  ])("of states.csv tells what %s declared under Art. 24", (id, declared, part) => {
    const { properties } = recordsIn("states.csv", id)[0]!.record;
    expect(properties["article24Declared"]).toBe(declared);
    expect(properties["article24Part"] ?? undefined).toBe(part);
  });

  it("of states.csv keeps region, numbers and truth values", () => {
    expect(recordsIn("states.csv", "state-slovenia")[0]?.record.properties).toMatchObject({
      region: "Europe",
      subregion: "Southern Europe",
      iso3: "SVN",
      kind: "UN_MEMBER",
      coeMember: true,
      lat: expect.closeTo(46.1, 0),
    });
  });

  it("of sources.csv links to the publisher and keeps the cited address as text", () => {
    const row = rowsOf("sources.csv").find(({ url, canonical_url }) => url && canonical_url && url !== canonical_url);
    const record = recordsIn("sources.csv", row?.["id"] ?? "")[0]?.record;
    expect(record?.properties).toMatchObject({
      url: row?.["canonical_url"],
      citedAddress: row?.["url"],
      unverifiedFields: [],
    });
    expect(record?.pointers).toEqual({});
  });

  it("of collaborations.csv has one pattern, the kind of its partner and partial dates", () => {
    expect(
      recordsIn("collaborations.csv", "collab-slovenia-peace-institute-ombudsman-plus-2023")[0]?.record,
    ).toMatchObject({
      properties: {
        patterns: ["OMBUDSMAN_PLUS"],
        partnerKind: "CSO",
        from: "2023",
        to: "2026",
        firstAttested: "2023-03-27",
        formality: "FORMAL",
      },
      pointers: { npm: "npm-slovenia", partner: "cso-peace-institute" },
    });
  });

  it.each([
    [
      "visits.csv",
      "visit-2015-zagreb",
      "Visit",
      { places: ["place-vrapce", "place-zagreb-police", "place-zagreb-prison"] },
    ],
    ["body_visits.csv", "spt-visit-mauritius-2007", "Visit", { body: "body-spt", state: "state-mauritius" }],
    ["decisions.csv", "decision-african-npm-bureau", "Decision", { subjects: ["npm-morocco", "npm-south-africa"] }],
    [
      "recommendations.csv",
      "recommendation-spt-new-parties-2025",
      "Recommendation",
      { addressedTo: ["state-bangladesh", "state-colombia"] },
    ],
    [
      "memberships.csv",
      "membership-see-npm-npm-albania",
      "Membership",
      { actor: "npm-albania", signatory: "person-andi-bala" },
    ],
    ["chairs.csv", "chair-see-npm-2013", "ChairTerm", { npm: "npm-slovenia", representative: "person-ivan-selih" }],
    ["aliases.csv", "alias-north-macedonia-npm", "Alias", { entity: "npm-north-macedonia" }],
    ["networks.csv", "network-see-npm", "Network", { foundingDocument: "document-declaration-see-npm-2013" }],
  ])("of %s points where it should (%s)", (file, id, label, pointers) => {
    expect(recordsIn(file, id)[0]).toMatchObject({ label, record: { id, pointers } });
  });

  it("of other files keeps what has another name in the model", () => {
    expect(recordsIn("meetings.csv", "meeting-2009-podgorica")[0]?.record.properties).toMatchObject({
      place: "Podgorica",
      from: "2009-04-22",
      participantCount: 50,
    });
    expect(recordsIn("persons.csv", "person-andi-bala")[0]?.record.properties).toMatchObject({
      legalBasis: "PUBLIC_FUNCTION",
    });
    const roles = rowsOf("advisory_bodies.csv").find(({ role }) => role === "ADVICE;SELECTION");
    expect(recordsIn("advisory_bodies.csv", roles?.["id"] ?? "")[0]?.record.properties["roles"]).toEqual([
      "ADVICE",
      "SELECTION",
    ]);
    expect(recordsIn("absences.csv", "absence-npm-bangladesh")[0]?.record.properties).toMatchObject({
      asOf: "2025-11-24",
    });
  });
});
