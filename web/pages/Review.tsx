/** Accepts or declines a proposal, after the steward has confirmed it. */
import { useState } from "preact/hooks";
import { REVIEW, type Verdict } from "../api/operations";
import { ApiError, ask } from "../api/client";
import { forgetAnswers } from "../state/answers";
import { t } from "../text";

/** Buttons by which a steward accepts or declines the proposal with this id. */
export function Review({ id }: { readonly id: string }) {
  const [chosen, setChosen] = useState<Verdict | null>(null);
  const [said, setSaid] = useState("");
  const [isDone, setDone] = useState(false);
  const decide = async (verdict: Verdict): Promise<void> => {
    try {
      await ask(REVIEW, { input: { id, verdict, answer: null } });
      setDone(true);
      setSaid(t(`review.done.${verdict}`));
      forgetAnswers();
    } catch (error) {
      setSaid(error instanceof ApiError ? `${t(`failed.${error.trouble}`)} ${error.message}` : String(error));
    }
    setChosen(null);
  };
  return (
    <div>
      {!isDone && chosen === null && (
        <p class="actions">
          {(["ACCEPT", "DECLINE"] as const).map((verdict) => (
            <button key={verdict} type="button" onClick={() => setChosen(verdict)}>
              {t(`review.${verdict}`)}
            </button>
          ))}
        </p>
      )}
      {chosen !== null && (
        <p class="actions" role="group" aria-label={t(`review.sure.${chosen}`)}>
          {t(`review.sure.${chosen}`)}
          <button type="button" class="primary" onClick={() => void decide(chosen)}>
            {t(`review.${chosen}`)}
          </button>
          <button type="button" onClick={() => setChosen(null)}>
            {t("review.back")}
          </button>
        </p>
      )}
      <p role="status">{said}</p>
    </div>
  );
}
