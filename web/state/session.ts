/** As whom the page asks. The token is kept in memory only: it is gone when the page is left or loaded anew. */
import { computed, signal } from "@preact/signals";

const held = signal<{ readonly token: string | null; readonly number: number }>({ token: null, number: 0 });

/** Number of the session: answers of one session are not shown in another. */
export const sessionNumber = computed(() => held.value.number);
export const isSignedIn = computed(() => held.value.token !== null);

/** For the Authorization header alone. */
export const currentToken = (): string | null => held.value.token;

export const signIn = (token: string): void => void (held.value = { token, number: held.value.number + 1 });
export const signOut = (): void => void (held.value = { token: null, number: held.value.number + 1 });
