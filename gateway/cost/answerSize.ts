/** How large an answer is as JSON, found out without writing it. */
import { isObject } from "../../domain/isObject";

/** Quotes, colon, comma. */
const AROUND_MEMBER = 4;
const AROUND_VALUE = 3;
const NUMBER = 8;

/** Bytes of a value as JSON, close enough for a limit; counts no further than a little beyond `enough`. Needs no stack of its own. */
export function answerSize(value: unknown, enough: number): number {
  const waiting: unknown[] = [value];
  let bytes = 0;
  while (waiting.length > 0 && bytes <= enough) {
    const next = waiting.pop();
    if (typeof next === "string") bytes += AROUND_VALUE + Buffer.byteLength(next);
    else if (!isObject(next)) bytes += NUMBER;
    else if (Array.isArray(next)) {
      bytes += AROUND_VALUE;
      for (const item of next) waiting.push(item);
    } else {
      bytes += AROUND_VALUE;
      for (const name in next) {
        bytes += AROUND_MEMBER + name.length;
        waiting.push(next[name]);
      }
    }
  }
  return bytes;
}
