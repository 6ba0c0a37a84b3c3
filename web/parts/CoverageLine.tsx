/** Goes with every picture: records found, not cooperation that exists, with the newest attestation. */
import { type Coverage } from "../api/coverage";
import { t } from "../text";

/** The line as text, also for pictures that are downloaded. */
function coverageText({ records, newestAttestation, unverified }: Coverage, undetermined = 0): string {
  return [
    t("coverage", { records, newest: newestAttestation ?? "none" }),
    ...(unverified > 0 ? [t("coverage.unverified", { count: unverified })] : []),
    ...(undetermined > 0 ? [t("coverage.undetermined", { count: undetermined })] : []),
  ].join(" ");
}

export function CoverageLine(props: { readonly coverage: Coverage; readonly undetermined?: number }) {
  return <p class="coverage">{coverageText(props.coverage, props.undetermined)}</p>;
}
