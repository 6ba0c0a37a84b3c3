/** Pieces of XML. */
import { fragment } from "xmlbuilder2";
import { type XMLBuilder } from "xmlbuilder2/lib/interfaces";
import { plainText } from "./plainText";

/** The first line of every XML file. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Elements written at once; the loop of events turns between two batches. */
const BATCH = 50;

/** Attributes or text of an element; null leaves it out. */
export type XmlValue = string | number | boolean | null;

/** An element with its attributes and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, XmlValue>>;
  readonly children?: readonly XmlElement[];
  /** Instead of children. */
  readonly text?: XmlValue;
}

/** Elements as text, each on a line of its own. */
export function xmlText(elements: readonly XmlElement[]): string {
  return elements
    .map((element) => {
      const part = fragment();
      put(part, element);
      return `${part.toString()}\n`;
    })
    .join("");
}

/** Text of an element for each item, some at a time. */
export async function* xmlOfEach<Item>(
  pieces: AsyncIterable<readonly Item[]>,
  elementOf: (item: Item) => XmlElement,
): AsyncGenerator<string> {
  for await (const items of pieces) {
    for (let from = 0; from < items.length; from += BATCH)
      yield xmlText(items.slice(from, from + BATCH).map(elementOf));
  }
}

function put(parent: XMLBuilder, { name, attributes = {}, children = [], text = null }: XmlElement): void {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [[key, escaped(value)] as const],
  );
  const element = parent.ele(name, Object.fromEntries(given));
  if (text !== null) element.txt(escaped(text));
  for (const child of children) put(element, child);
}

/** The builder takes `&lt;` in a text for markup that is escaped already: what is no markup must not look like it. */
const escaped = (value: string | number | boolean): string => plainText(String(value)).replaceAll("&", "&amp;");
