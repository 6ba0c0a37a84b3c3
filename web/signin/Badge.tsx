/** With whose permissions the page asks, and the way to another token. */
import { useState } from "preact/hooks";
import { VIEWER, type Permissions } from "../api/operations";
import { SelectLink } from "../parts/SelectLink";
import { useAgain } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { hasEnded, isSignedIn, signOut } from "../state/session";
import { selection } from "../state/store";
import { t, word } from "../text";
import { SignIn } from "./SignIn";
import "./signin.css";

/** Scopes with which there is something to do on the page of stewards. */
const STEWARDS = ["records:curate", "cooperation:write"];

/** Shows with whose permissions the page asks, and signs in and out. */
export function Badge() {
  const [isOpen, setOpen] = useState(false);
  const answer = useAnswer(VIEWER, {});
  // The page of the token says what fails; here it is only asked again.
  useAgain(answer);
  const viewer = answer.state === "ready" ? answer.data.viewer : null;
  return (
    <div class="badge">
      <Who viewer={viewer} />
      {viewer?.scopes.some((scope) => STEWARDS.includes(scope)) && (
        <SelectLink change={{ page: "steward" }} current={selection.value.page === "steward"}>
          {t("badge.steward")}
        </SelectLink>
      )}
      <button type="button" onClick={isSignedIn.value ? signOut : () => setOpen(true)}>
        {t(isSignedIn.value ? "badge.signOut" : "badge.signIn")}
      </button>
      {isOpen && <SignIn onClose={() => setOpen(false)} />}
      {hasEnded.value && !isOpen && <Ended />}
    </div>
  );
}

function Who({ viewer }: { readonly viewer: Permissions | null }) {
  const name = isSignedIn.value ? (viewer?.organisation?.name ?? viewer?.subject ?? "…") : t("badge.public");
  return (
    <SelectLink change={{ page: "token" }} current={selection.value.page === "token"} class="who">
      <span class="hidden-label">{t("badge.as")} </span>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {viewer?.role && ` · ${word("role", viewer.role)}`}
      {isSignedIn.value && (
        <span class="quiet"> · {(viewer?.classes ?? []).map((one) => word("visibility", one)).join(", ")}</span>
      )}
    </SelectLink>
  );
}

function Ended() {
  return (
    <p class="ended" role="alert">
      {t("badge.ended")}{" "}
      <button type="button" class="plain" onClick={signOut}>
        {t("badge.ended.ok")}
      </button>
    </p>
  );
}
