/** Questions by kind, each with what it takes and what it answers: read off the questions themselves. */
import type { QUESTIONS } from ".";

type Questions = typeof QUESTIONS;

/** Names of the questions that can be asked. */
export type Kind = keyof Questions;

/** A question as it is asked: its kind, and what it takes. */
export type Question<K extends Kind = Kind> = {
  [Each in K]: { readonly kind: Each } & Parameters<Questions[Each]>[1];
}[K];

/** What a question of a kind answers. */
export type Answer<K extends Kind> = ReturnType<Questions[K]>;
