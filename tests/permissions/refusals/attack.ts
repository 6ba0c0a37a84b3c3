/** What an attack is: one mutation by which someone tries to learn of a hidden record. */
import type { Viewer } from "../../../policy";
import type { Label, RecordInput } from "../../../store/port";

/** A record of a twin. */
export type Made = readonly [label: Label, record: RecordInput];

/** The id of something in one twin: `at("network-shores")`. */
export type At = (name: string) => string;

/** What someone tries to learn, and how. */
export interface Attack {
  readonly title: string;
  readonly mutation: string;
  readonly viewer: (at: At) => Viewer;
  /** The input of the mutation, and what is selected of its payload. */
  readonly input: (at: At) => string;
  readonly payload: string;
  /** What everyone may see beside the network. */
  readonly ground?: (at: At) => readonly Made[];
  /** Each looks different; nobody but its owners may tell which of them there is, or that there is one. */
  readonly hidden: readonly ((at: At) => readonly Made[])[];
  /** What the mutation answers without the hidden record. */
  readonly alone: "done" | "refused";
  /** The answer with it: the same, or the constant refusal that the table lists. */
  readonly with: "the same" | { readonly rule: string };
}

/** What one twin answered; whatever differs between any two twins is replaced. */
export interface Told {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}
