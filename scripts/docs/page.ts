/** Documents with parts that are made of the hub’s answers. */

/** A question of a document, and the answer that it shows. */
export interface Shown {
  /** Name after which it is laid out. */
  readonly name: string;
  /** The question as written; empty for parts without one of their own. */
  readonly query: string;
  readonly answer: string;
}

/** A question, if any, and behind it `<!-- answer NAME -->` … `<!-- /answer -->`. */
const PART = /(?:```graphql\n([\s\S]*?)```\n\n)?<!-- answer ([\w-]+) -->\n([\s\S]*?)<!-- \/answer -->/g;

/** All parts of a document, in their order. */
export const partsOf = (text: string): readonly Shown[] =>
  [...text.matchAll(PART)].map(([, query = "", name = "", answer = ""]) => ({ name, query, answer }));

/** The document with every part as `answerOf` makes it; all else stays as it is. */
export async function renewed(text: string, answerOf: (part: Shown) => Promise<string>): Promise<string> {
  const answers = await Promise.all(partsOf(text).map(answerOf));
  let next = 0;
  return text.replace(PART, (part: string, _query: string | undefined, name: string) => {
    const before = part.slice(0, part.indexOf("<!-- answer "));
    const answer = answers[next] ?? "";
    next += 1;
    return `${before}<!-- answer ${name} -->\n\n${answer}\n\n<!-- /answer -->`;
  });
}
