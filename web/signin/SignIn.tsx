/** Accepts a token, and begins the session only once the hub has accepted it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { VIEWER } from "../api/operations";
import { ApiError, ask } from "../api/client";
import { signIn } from "../state/session";
import { t } from "../text";

/** The dialog in which someone pastes a token; the hub checks it before the session begins. */
export function SignIn({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [token, setToken] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const found = await troubleWith(token.trim());
    setBusy(false);
    setTrouble(found);
    if (found !== null) return;
    signIn(token.trim());
    onClose();
  };
  return (
    <dialog ref={dialog} class="sign-in" aria-labelledby="sign-in-title" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="sign-in-title">{t("signin.title")}</h2>
        <p>{t("signin.how")}</p>
        <label class="field">
          <span>{t("signin.token")}</span>
          <input
            type="password"
            autocomplete="off"
            spellcheck={false}
            required
            value={token}
            aria-invalid={trouble !== null}
            aria-describedby="sign-in-trouble"
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </label>
        <p id="sign-in-trouble" class="trouble" role="alert">
          {trouble}
        </p>
        <p class="actions">
          <button type="submit" class="primary" disabled={isBusy || token.trim() === ""}>
            {t(isBusy ? "signin.checking" : "signin.go")}
          </button>
          <button type="button" onClick={onClose}>
            {t("close")}
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** What stands against a token, in words; null where the hub accepts it. */
async function troubleWith(token: string): Promise<string | null> {
  // A header takes no other letters; the hub would never see it.
  if (!/^[\x21-\x7e]+$/.test(token)) return t("signin.malformed");
  try {
    await ask(VIEWER, {}, token);
    return null;
  } catch (error) {
    const { trouble, message } = error instanceof ApiError ? error : new ApiError("refused", "");
    return [
      t(`failed.${trouble}`),
      message,
      trouble === "unauthenticated" ? t("signin.next") : t(`failed.${trouble}.next`),
    ]
      .filter(Boolean)
      .join(" ");
  }
}
