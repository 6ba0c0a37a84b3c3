import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { VIEWS } from "../../web/state/selection";
import { files } from "./speaking";

const WEB = join(__dirname, "../../web");
const sources = readdirSync(WEB, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(WEB, file), "utf8"))
  .join("\n");
const texts = new Map(files().flatMap(([, all]) => Object.entries(all)));

it("is ICU messages without markup", () => {
  for (const text of texts.values()) {
    expect(() => new IntlMessageFormat(text, "en")).not.toThrow();
    expect(text).not.toMatch(/<[a-z/]/i);
  }
});

it("names each text once", () => {
  const names = files().flatMap(([, all]) => Object.keys(all));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it("has a text for every name that is said literally", () => {
  const said = [...sources.matchAll(/\bt\("([\w.+-]+)"/g)].map(([, name = ""]) => name);
  expect(said.length).toBeGreaterThan(80);
  expect(said.filter((name) => !texts.has(name))).toEqual([]);
});

it("is there for every view, and every view is a folder", () => {
  const folders = readdirSync(join(WEB, "views"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...VIEWS].sort());
  for (const view of VIEWS) {
    expect(readdirSync(join(WEB, "views", view))).toContain("index.ts");
    expect(texts.has(`view.${view}`)).toBe(true);
  }
});
