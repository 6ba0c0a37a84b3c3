/** What a view says while it has nothing to show: loading, failed with the next step, or empty. */
import { useEffect } from "preact/hooks";
import { t } from "../text";
import { type Answer } from "../state/answers";

/** A hub that is away, or busy, is asked again by itself after this time, milliseconds. */
const AGAIN = 4_000;

/** Stands in the place of a view until there is an answer. */
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

/** Nothing fits. */
export function Empty() {
  return (
    <div class="status" role="status">
      <p>{t("empty")}</p>
      <p class="quiet">{t("empty.next")}</p>
    </div>
  );
}

function Failure({ error, retry }: Extract<Answer<unknown>, { state: "failed" }>) {
  const comesBack = error.trouble === "away" || error.trouble === "busy";
  useEffect(() => {
    if (!comesBack) return;
    const timer = setTimeout(retry, AGAIN);
    return () => clearTimeout(timer);
  }, [error]);
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
