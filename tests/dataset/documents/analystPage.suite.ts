import { analystDocuments, documentNow } from "../../../scripts/docs/documents";
import { partsOf, renewed } from "../../../scripts/docs/page";
import { PICTURES } from "../../../scripts/docs/pictures";
import { askingAs } from "../../support/api/asking";
import type { Hub } from "../../support/hub";
import { datasetHub } from "../../support/datasetHub";
import { ANONYMOUS_VIEWER } from "../../../policy";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

const analyst = documentNow("analyst.md");
/** Sections with at least one answer. */
const sections = analyst
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ title: text.slice(0, text.indexOf("\n")), text, parts: partsOf(text) }))
  .filter(({ parts }) => parts.length > 0);

/** What people wrote: without questions, answers, code, addresses of links and the heading. */
const proseOf = (text: string): string =>
  text
    .slice(text.indexOf("\n"))
    .replace(/```[\s\S]*?```/g, "")
    .replace(/<!-- answer [\s\S]*?<!-- \/answer -->/g, "")
    .replace(/`[^`]*`/g, "")
    .replace(/\]\([^)]*\)/g, "]");

const numbersIn = (text: string): string[] => text.match(/(?<![\w.])\d+(?:\.\d+)?(?!\w)/g) ?? [];
const NUMBER_WORDS = /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice)\b/gi;

describe("docs/analyst.md", () => {
  it("asks every question of the API and answers each behind it", () => {
    const questions = [...analyst.matchAll(/```graphql\n/g)].length;
    const answers = sections.flatMap(({ parts }) => parts);
    expect(answers.length).toBe(questions);
    expect(answers.filter(({ query, answer }) => query === "" || answer.trim() === "")).toEqual([]);
  });

  it("and its pictures say what the hub answers; npm run docs renews them", async () => {
    const documents = await analystDocuments(askingAs(hub, ANONYMOUS_VIEWER));
    expect([...documents.keys()]).toHaveLength(1 + Object.keys(PICTURES).length);
    for (const [path, text] of documents) expect({ path, text }).toEqual({ path, text: documentNow(path) });
  });

  it("shows every picture that is drawn for it", () => {
    const shown = [...analyst.matchAll(/!\[[^\]]{40,}\]\(pictures\/([\w-]+\.svg)\)/g)].map(([, name]) => name);
    expect(shown.sort()).toEqual(Object.keys(PICTURES).sort());
  });

  it.each(sections)("tells in words only figures that stand in the answers: $title", ({ text, parts }) => {
    const known = new Set(numbersIn(parts.map(({ answer, query }) => `${answer} ${query}`).join(" ")));
    // A date holds its year.
    const dates = parts.flatMap(({ answer, query }) => `${answer} ${query}`.match(/\d{4}(?=-\d\d)/g) ?? []);
    expect(numbersIn(proseOf(text)).filter((number) => !known.has(number) && !dates.includes(number))).toEqual([]);
  });

  it.each(sections)("names in its answer only who stands in the answers: $title", ({ text, parts }) => {
    const told = /^\*\*Answer\.\*\*([\s\S]*?)\n\n/m.exec(text)?.[1] ?? "";
    const names = [...told.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = ""]) => name.replace(/\s+/g, " "));
    const answers = parts.map(({ answer }) => answer).join("\n");
    expect(names.filter((name) => !answers.includes(name))).toEqual([]);
    expect(told.match(NUMBER_WORDS) ?? []).toEqual([]);
  });
});

describe("parts of documents", () => {
  const page =
    "# Title\n\n```graphql\n{ a }\n```\n\n<!-- answer one -->\nold\n<!-- /answer -->\n\nText\n\n<!-- answer two -->\n<!-- /answer -->\n";

  it("are renewed in place, each by its own question", async () => {
    const text = await renewed(page, async ({ name, query }) => `${name}: ${query.trim()} $1`);
    expect(text).toBe(
      "# Title\n\n```graphql\n{ a }\n```\n\n<!-- answer one -->\n\none: { a } $1\n\n<!-- /answer -->\n\nText\n\n<!-- answer two -->\n\ntwo:  $1\n\n<!-- /answer -->\n",
    );
    expect(await renewed(text, async ({ answer }) => answer.trim())).toBe(text);
  });
});
