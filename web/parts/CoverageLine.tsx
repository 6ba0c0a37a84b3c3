/** The line that goes with every picture: records found, not cooperation that exists, with the newest attestation. */
import { type ComponentChildren } from "preact";
import { type Coverage } from "../api/operations";
import { t } from "../text";

interface Props {
  readonly coverage: Coverage;
  /** Said in the same line. */
  readonly children?: ComponentChildren;
}

/** The line under every answer that says how many records it rests on, and how many of them are unverified. */
export function CoverageLine({ coverage: { records, newestAttestation, unverified }, children }: Props) {
  return (
    <p class="coverage">
      {t("coverage", { records, newest: newestAttestation ?? "none" })}
      {unverified > 0 && ` ${t("coverage.unverified", { count: unverified })}`}
      {children}
    </p>
  );
}
