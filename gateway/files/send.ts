/** Sends files piece by piece, or an error where none can be sent. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Response } from "express";
import { AddressError } from "./address";
import { type DatasetCitation } from "./citation";
import { FileReadError } from "./read";

/** What the headers of a file state. */
export interface FileHead {
  /** Its name once it is saved. */
  readonly name: string;
  /** Content type, with its charset. */
  readonly type: string;
  readonly dataset: DatasetCitation;
}

const NOT_ASCII = /[^\x20-\x7e]/g;

/**
 * Serves a file: an error before the first byte is an answer; after that the connection breaks off, so that nobody mistakes half a file
 * for a whole one.
 */
export async function serveFile(response: Response, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    refuse(response, error);
  }
}

function refuse(response: Response, error: unknown): void {
  if (error instanceof AddressError) return void response.status(400).json({ errors: [{ message: error.message }] });
  if (!(error instanceof FileReadError)) throw error;
  if (error.status === 503 || error.status === 409) response.set("Retry-After", "5");
  if (error.status === 429) response.set("Retry-After", "60");
  response.status(error.status).json({ errors: error.errors });
}

/** Sets the headers for type, name, licence, version of the dataset and citation. */
export function setFileHeaders(response: Response, { name, type, dataset }: FileHead): void {
  response.type(type);
  response.set("Content-Disposition", `attachment; filename="${name}"`);
  response.set("Link", `<${dataset.licenceUrl}>; rel="license"`);
  response.set("Liaison-Dataset-Version", dataset.version);
  response.set("Liaison-Cite", headerText(dataset.cite));
}

/** Text in a form that a header can hold: printable ASCII. */
export function headerText(text: string): string {
  return text.replace(NOT_ASCII, "?");
}

/** JSON in a form that a header can hold, with the same value. */
export function headerJson(text: string): string {
  return text.replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Sends the pieces of a text no faster than the client reads them. */
export async function sendText(response: Response, text: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(text), response);
}
