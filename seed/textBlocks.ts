/** Bytes of a file → text in blocks of whole lines. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { systemCodeOf } from "../domain/errors";
import { datasetError, type DatasetError } from "./problems";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF_16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const LINE_END = 0x0a;
/** No line of the dataset comes near; keeps a file without line ends from filling the memory. */
const LONGEST_LINE = 2_000_000;
const READ_SIZE = 65_536;

/**
 * The text of a UTF-8 file in blocks that end with a line end, the last of them perhaps without; one byte-order mark at the beginning
 * is dropped. Throws a DatasetError with the line where a file is missing, empty, not UTF-8, or holds NUL.
 */
export async function* textBlocks(path: string): AsyncGenerator<string, void> {
  const file = basename(path);
  let line = 1;
  let rest: Buffer | undefined;
  for await (const chunk of bytesOf(path)) {
    if (!rest && UTF_16_MARKS.some((mark) => chunk.subarray(0, 2).equals(mark)))
      throw datasetError({ file, line: 1, expected: "UTF-8; this file is UTF-16: save it as “CSV UTF-8”" });
    const bytes = rest ? Buffer.concat([rest, chunk]) : withoutMark(chunk);
    const end = bytes.lastIndexOf(LINE_END) + 1;
    rest = bytes.subarray(end);
    if (rest.length > LONGEST_LINE)
      throw fault({ file, line: line + countLines(bytes), bytes: rest }, "a shorter line");
    if (end === 0) continue;
    yield decoded(file, line, bytes.subarray(0, end));
    line += countLines(bytes);
  }
  if (rest && rest.length > 0) yield decoded(file, line, rest);
  else if (line === 1) throw datasetError({ file, line, expected: "a header: the file is empty" });
}

async function* bytesOf(path: string): AsyncGenerator<Buffer, void> {
  try {
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_SIZE });
    yield* chunks;
  } catch (error) {
    const code = systemCodeOf(error);
    const expected = code === "ENOENT" ? "this file: it is missing" : `a file that can be read (${String(code)})`;
    throw datasetError({ file: basename(path), line: 1, expected });
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

function decoded(file: string, firstLine: number, bytes: Buffer): string {
  if (!isUtf8(bytes)) throw invalidLine(file, firstLine, bytes);
  const text = bytes.toString("utf8");
  const nul = text.indexOf("\0");
  if (nul < 0) return text;
  const before = text.slice(0, nul);
  const line = firstLine + before.split("\n").length - 1;
  throw datasetError({
    file,
    line,
    value: text.slice(before.lastIndexOf("\n") + 1, nul + 1),
    expected: "text without NUL characters",
  });
}

/** Lines can be looked at one by one: no byte of a longer UTF-8 sequence is a line end. */
function invalidLine(file: string, firstLine: number, bytes: Buffer): DatasetError {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_END, start);
    const one = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isUtf8(one))
      return fault({ file, line, bytes: one }, hasSurrogate(one) ? "UTF-8 without lone surrogates" : "UTF-8");
    start += one.length + 1;
  }
  throw new Error(`${file} is not UTF-8 as a whole although each of its lines is.`);
}

/** U+D800 to U+DFFF written as if they were characters: ED A0 80 to ED BF BF. */
function hasSurrogate(bytes: Buffer): boolean {
  return /\xed[\xa0-\xbf]/.test(bytes.toString("latin1"));
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}

function fault(place: { file: string; line: number; bytes: Buffer }, expected: string): DatasetError {
  const { file, line, bytes } = place;
  return datasetError({ file, line, value: bytes.subarray(0, 300).toString("utf8"), expected });
}
