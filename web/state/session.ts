/** With whose permissions the page asks. It keeps the token in memory only and forgets it when it is left or reloaded. */
import { computed, signal } from "@preact/signals";

interface Session {
  readonly token: string | null;
  readonly number: number;
  /** The token was accepted before, and is not any more. */
  readonly hasEnded: boolean;
}

const held = signal<Session>({ token: null, number: 0, hasEnded: false });

/** Number of the session: answers of one session are not shown in another. */
export const sessionNumber = computed(() => held.value.number);
/** Whether the page asks with a token. */
export const isSignedIn = computed(() => held.value.token !== null);
/** Whether the last session ended by itself; shown until the next one begins or the reader dismisses it. */
export const hasEnded = computed(() => held.value.hasEnded);

/** The token of the session, for the Authorization header only. */
export const currentToken = (): string | null => held.value.token;

const next = (token: string | null, ended = false): void =>
  void (held.value = { token, number: held.value.number + 1, hasEnded: ended });

/** Begins a session with a token; answers of the session before are no longer shown. */
export const signIn = (token: string): void => next(token);
/** Ends the session: the page asks without a token. */
export const signOut = (): void => next(null);

/** Ends a session whose token the hub refuses; the page continues without a token. */
export function endSession(token: string | null): void {
  if (token !== null && token === held.value.token) next(null, true);
}
