/** Writes the documents anew from a hub’s answers. */
import { writeFileSync } from "node:fs";
import { askOver } from "./ask";
import { classified, superfluous, unexplained } from "./classificationPage";
import { analystDocuments, classificationDocument, documentNow, explanationsNow, pathOf } from "./documents";

/** Asks the hub at an address; without a token with the scope records:curate the page on classification stays as it is. Resolves to what to say. */
export async function writeDocuments(url: string, curatorToken?: string): Promise<readonly string[]> {
  const documents = new Map(await analystDocuments(askOver(url)));
  const remarks: string[] = [];
  if (curatorToken) {
    const found = await classified(askOver(url, curatorToken));
    for (const [path, text] of await classificationDocument(found)) documents.set(path, text);
    const explanations = explanationsNow();
    remarks.push(...unexplained(found, explanations).map((key) => `Not explained yet: ${key}`));
    remarks.push(...superfluous(found, explanations).map((key) => `Explained, but no disagreement, or twice: ${key}`));
  }
  const changed = [...documents].filter(([path, text]) => isChanged(path, text));
  for (const [path, text] of changed) writeFileSync(pathOf(path), text);
  return [
    ...changed.map(([path]) => `Written: docs/${path}`),
    ...remarks,
    `${documents.size} documents are up to date.`,
  ];
}

function isChanged(path: string, text: string): boolean {
  try {
    return documentNow(path) !== text;
  } catch {
    return true;
  }
}
