/** All documents and pictures that are made of a hub’s answers over the dataset. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analystAnswer } from "./analystPage";
import { type Ask } from "./ask";
import { type Classified, classificationParts, type Explanation } from "./classificationPage";
import { renewed } from "./page";
import { PICTURES } from "./pictures";

const DOCS = join(__dirname, "..", "..", "docs");

/** Path within docs/ → text. */
export type Documents = ReadonlyMap<string, string>;

/** A document as it is now. */
export const documentNow = (path: string): string => readFileSync(join(DOCS, path), "utf8");

/** Where a document lies. */
export const pathOf = (path: string): string => join(DOCS, path);

/** Why record and evidence differ, in the order in which the page tells it. */
export const explanationsNow = (): readonly Explanation[] =>
  JSON.parse(documentNow("classification.explanations.json")) as readonly Explanation[];

/** The walkthrough and its pictures as they should be; asked as everyone may. */
export async function analystDocuments(ask: Ask): Promise<Documents> {
  const page = await renewed(documentNow("analyst.md"), (part) => analystAnswer(ask, part));
  const pictures = Object.entries(PICTURES).map(async ([name, draw]) => [`pictures/${name}`, await draw(ask)] as const);
  return new Map([["analyst.md", page], ...(await Promise.all(pictures))]);
}

/** The page on classification as it should be. */
export async function classificationDocument(found: Classified): Promise<Documents> {
  const parts = classificationParts(found, explanationsNow());
  const page = await renewed(documentNow("classification.md"), async ({ name }) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`No part of the page is called ${name}.`);
    return part;
  });
  return new Map([["classification.md", page]]);
}
