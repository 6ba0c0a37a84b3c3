import { previewText } from "../../cli/import/importPreview";
import type { ImportPreview } from "../../seed";

const NOTHING: ImportPreview = {
  records: 3,
  unchanged: 3,
  created: [],
  broughtBack: [],
  changed: [],
  kept: [],
  leftOut: [],
  archived: [],
};
const place = (id: string) => ({ label: "PlaceOfDetention" as const, id });

describe("liaison import --dry-run", () => {
  it("says in one line that nothing would change", () => {
    expect(previewText(NOTHING)).toBe("3 records stay as they are.\n");
  });

  it("counts what would change by kind, the most frequent first, and names records with their fields", () => {
    const text = previewText({
      ...NOTHING,
      created: [{ label: "Npm", id: "npm-a" }, place("place-a"), place("place-b")],
      changed: [{ ...place("place-c"), fields: [{ field: "city", before: null, after: "Zagreb" }] }],
      kept: [{ ...place("place-d"), fields: [{ field: "city", before: "Split", after: "Zagreb" }] }],
      archived: [place("place-e")],
    });
    expect(text.split("\n")).toEqual([
      "3 records would be created: PlaceOfDetention 2, Npm 1",
      "  npm-a",
      "  place-a",
      "  place-b",
      "",
      "1 record would change: PlaceOfDetention 1",
      '  place-c: city – → "Zagreb"',
      "",
      "1 record keeps what a curator changed: PlaceOfDetention 1",
      '  place-d: city "Split" (dataset: "Zagreb")',
      "",
      "1 record is no longer in the dataset and would be archived: PlaceOfDetention 1",
      "  place-e",
      "",
      "3 records stay as they are.",
      "",
    ]);
  });

  it("lists twenty records of a part, and says where the others are", () => {
    const created = Array.from({ length: 23 }, (_, index) => place(`place-${index}`));
    const lines = previewText({ ...NOTHING, created }).split("\n");
    expect(lines.slice(20, 23)).toEqual(["  place-19", "  … and 3 more; --json lists all of them.", ""]);
  });

  it("says of a list what comes in and what goes", () => {
    const fields = [
      { field: "languages", before: ["en", "sl"], after: ["sl", "en"] },
      { field: "sources", before: ["src-a", "src-b"], after: ["src-b", "src-c"] },
    ];
    const line = previewText({ ...NOTHING, changed: [{ ...place("place-a"), fields }] }).split("\n")[1];
    expect(line).toBe("  place-a: languages in another order; sources +src-c −src-a");
  });

  it("cuts long values", () => {
    const fields = [{ field: "note", before: "x".repeat(500), after: [] }];
    const line = previewText({ ...NOTHING, changed: [{ ...place("place-a"), fields }] }).split("\n")[1] ?? "";
    expect(line).toBe(`  place-a: note "${"x".repeat(58)}… → –`);
  });
});
