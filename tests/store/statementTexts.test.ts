/** The text of a statement is that of the question’s shape: it does not grow with what is asked, and does not change with values. */
import { ANONYMOUS } from "../../domain/access/viewpoint";
import { pagingOf } from "../../store/cypher/keyset";
import { listStatement, type ListStatementRequest } from "../../store/cypher/list";
import {
  enumOf,
  filterFieldsOf,
  labels,
  records,
  type FilterField,
  type ListNeeds,
  type ListTarget,
  type Where,
} from "../../store/port";

const NEEDS: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};

function textOf(label: ListTarget, where: Where, more: Partial<ListStatementRequest> = {}): string {
  const paging = pagingOf(label, undefined, {});
  return listStatement({ label, where, paging, viewpoint: ANONYMOUS, during: undefined, needs: NEEDS, ...more }).text;
}

/** Values as a field takes them; each number gives another one. */
function valueOf(label: ListTarget, field: FilterField, at: number): unknown {
  if (field.kind !== "property") return `npm-${at}`;
  // Only names of fields are taken there.
  if (field.property === "unverifiedFields") return FIELDS(label)[at % FIELDS(label).length];
  const { type } = field.model;
  if (type === "PARTIAL_DATE")
    return ["2013", "2013-03", "2013-03-26"].map((date) => `${1900 + (at % 300)}${date.slice(4)}`)[at % 3];
  const values = type === "ENUM" ? Object.keys(enumOf(field.model).values) : [];
  if (type === "ENUM") return values[at % values.length];
  if (type === "BOOLEAN") return at % 2 === 0;
  return type === "INT" || type === "FLOAT" ? at : `value ${at}`;
}

const FIELDS = (label: ListTarget): string[] => (label === "Actor" ? ["name"] : Object.keys(records[label].properties));

function operatorsOf(field: FilterField): string[] {
  const type = field.kind === "property" && !field.model.list ? field.model.type : "ID";
  if (type === "STRING") return ["eq", "contains", "startsWith"];
  return ["INT", "FLOAT", "PARTIAL_DATE"].includes(type) ? ["eq", "gt", "gte", "lt", "lte"] : ["eq"];
}
const many = (label: ListTarget, field: FilterField, count: number) =>
  Array.from({ length: count }, (_, at) => valueOf(label, field, at));

describe.each([...labels, "Actor"] as const)("filters on %s", (label) => {
  const fields = Object.entries(filterFieldsOf(label)).filter(
    ([, { kind }]) => kind !== "pointer" && kind !== "inverse",
  );

  it("have the same text for none, one and a thousand values of every field", () => {
    for (const [name, field] of fields) {
      const [one, ...others] = [1, 0, 2, 1_000].map((count) =>
        textOf(label, { [name]: { in: many(label, field, count) } }),
      );
      expect([name, new Set(others)]).toEqual([name, new Set([one])]);
    }
  });

  it("have the same text for all values of every operator and field", () => {
    for (const [name, field] of fields)
      for (const operator of operatorsOf(field)) {
        const texts = [0, 1, 2, 3, 4, 5].map((at) =>
          textOf(label, { [name]: { [operator]: valueOf(label, field, at) } }),
        );
        expect([name, operator, new Set(texts).size]).toEqual([name, operator, 1]);
      }
  });
});

describe("statements", () => {
  const NPM = { npm: { name: { contains: "x" } } };

  it.each<readonly [title: string, few: Where, many: Where]>([
    ["AND of nothing", {}, { AND: Array(1_000).fill({}) }],
    ["what always holds in an OR", {}, { OR: [NPM, ...Array<Where>(1_000).fill({})] }],
    ["what never holds in an OR", { OR: [NPM] }, { OR: [NPM, ...Array<Where>(1_000).fill({ OR: [] })] }],
    ["what never holds in an AND", { OR: [] }, { AND: [NPM, ...Array<Where>(1_000).fill({ NOT: {} })] }],
    ["nothing in nothing", {}, { AND: Array(1_000).fill({ AND: Array(10).fill({ NOT: { OR: [] } }) }) }],
    ["nothing of a field", {}, { AND: Array(1_000).fill({ status: {}, npm: null }) }],
  ])("do not grow with %s", (_title, few, larger) => {
    expect(textOf("Collaboration", larger)).toBe(textOf("Collaboration", few));
  });

  it("are the same for the total, for what can’t be told, and for both", () => {
    const asked = (needs: Partial<ListNeeds>) =>
      textOf("Collaboration", NPM, { needs: { ...NEEDS, rows: false, ...needs } });
    const texts = [{ totalCount: true }, { undeterminedCount: true }, { totalCount: true, undeterminedCount: true }];
    expect(new Set(texts.map(asked)).size).toBe(1);
  });

  it("are the same for pages of all sizes and for any number of parents", () => {
    const sizes = [1, 25, 200].map((first) => textOf("State", {}, { paging: pagingOf("State", undefined, { first }) }));
    expect(new Set(sizes).size).toBe(1);
  });
});
