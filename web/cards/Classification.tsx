/** Which of the six patterns the evidence shows, beside what is recorded. */
import { type Finding } from "../api/operations";
import { t, word } from "../text";

/** One line of evidence for each pattern; patterns that are recorded start opened. */
export function Classification({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <section>
      <h3>{t("card.classification")}</h3>
      <p class="quiet">{t("card.classification.what")}</p>
      {findings.map((finding) => (
        <Evidence key={finding.pattern} finding={finding} isOpen={finding.isRecorded} />
      ))}
    </section>
  );
}

/** One pattern: what the evidence shows, and by which criteria. */
export function Evidence({ finding, isOpen }: { readonly finding: Finding; readonly isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>
        {word("pattern", finding.pattern)}: {t(`outcome.${finding.outcome}`)}
        <span class="quiet"> · {t(agreement(finding))}</span>
      </summary>
      <ul class="criteria">
        {finding.criteria.map(({ name, result, because }) => (
          <li key={name} class={result.toLowerCase()}>
            <strong>{t(`result.${result}`)}</strong> <bdi>{because}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function agreement({ isRecorded, agreesWithRecord }: Finding): string {
  if (agreesWithRecord === null) return isRecorded ? "agreement.recordedUndetermined" : "agreement.undetermined";
  if (agreesWithRecord) return isRecorded ? "agreement.bothYes" : "agreement.bothNo";
  return isRecorded ? "agreement.onlyRecord" : "agreement.onlyEvidence";
}
