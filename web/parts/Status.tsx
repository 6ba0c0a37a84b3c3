/** What a view says while it has nothing to show: loading, failed with the next step, or empty. */
import { useEffect } from "preact/hooks";
import { t } from "../text";
import { type Answer } from "../state/answers";

/** A hub that is away, or busy, is asked again by itself after this time, milliseconds. */
const AGAIN = 4_000;

/** Takes the place of a view until there is an answer. */
export function Status({ answer }: { readonly answer: Answer<unknown> }) {
  if (answer.state === "failed") return <Failure {...answer} />;
  if (answer.state === "ready") return null;
  return (
    <p class="status" role="status">
      <span class="spinner" aria-hidden="true" />
      {t("loading")}
    </p>
  );
}

/** Says that no record matches. */
export function Empty() {
  return (
    <div class="status" role="status">
      <p>{t("empty")}</p>
      <p class="quiet">{t("empty.next")}</p>
    </div>
  );
}

type Failed = Extract<Answer<unknown>, { state: "failed" }>;

/** Repeats a question by itself when the hub was away or busy. */
export function useAgain(answer: Answer<unknown>): void {
  const failed = answer.state === "failed" ? answer : null;
  useEffect(() => {
    if (!failed || (failed.error.trouble !== "away" && failed.error.trouble !== "busy")) return;
    const timer = setTimeout(failed.retry, AGAIN);
    return () => clearTimeout(timer);
  }, [failed?.error]);
}

/** Says, in a part of the page beside the view, what failed and how to try again; nothing where nothing failed. */
export function Trouble({ answer }: { readonly answer: Answer<unknown> }) {
  useAgain(answer);
  if (answer.state !== "failed") return null;
  const { error, retry } = answer;
  return (
    <p class="trouble" role="status">
      <strong>{t(`failed.${error.trouble}`)}</strong> {error.message} {t(`failed.${error.trouble}.next`)}{" "}
      <button type="button" onClick={retry}>
        {t("retry")}
      </button>
    </p>
  );
}

function Failure(failed: Failed) {
  const { error, retry } = failed;
  useAgain(failed);
  return (
    <div class="status failed" role="alert">
      <p>
        <strong>{t(`failed.${error.trouble}`)}</strong> {error.message}
      </p>
      <p>{t(`failed.${error.trouble}.next`)}</p>
      {error.requestId && <p class="quiet">{t("requestId", { id: error.requestId })}</p>}
      <button type="button" onClick={retry}>
        {t("retry")}
      </button>
    </div>
  );
}
