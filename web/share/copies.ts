/** The present question as text for other tools. */
import { type Question } from "../views/view";

const given = ({ variables }: Question): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null));

/** The document, with its variables as a comment above it, ready for GraphiQL. */
export function graphqlText(question: Question): string {
  const variables = JSON.stringify(given(question), null, 2).split("\n");
  return `# Variables:\n${variables.map((line) => `# ${line}`).join("\n")}\n\n${question.operation.document}\n`;
}

/** A command for a POSIX shell. A token never stands in it: it comes from the variable LIAISON_TOKEN. */
export function curlText(question: Question, origin: string, isSignedIn: boolean): string {
  const body = JSON.stringify({ query: question.operation.document, variables: given(question) });
  const token = isSignedIn ? ` \\\n  -H "authorization: Bearer $LIAISON_TOKEN"` : "";
  return `curl -s ${quoted(`${origin}/graphql`)} \\\n  -H 'content-type: application/json'${token} \\\n  --data-raw ${quoted(body)}\n`;
}

/** In single quotes, in which a shell reads nothing but the end. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Markup for another site. */
export const embedText = (address: string, title: string): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="800" height="600" loading="lazy"></iframe>\n`;

const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
