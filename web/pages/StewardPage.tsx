/** The work of stewards: proposals, reports of errors, and records that disagree with the evidence. */
import { useSignal } from "@preact/signals";
import { type FieldChange, PROPOSALS, REPORTS } from "../api/operations";
import { SelectLink } from "../parts/SelectLink";
import { t } from "../text";
import { Disagreements } from "./Disagreements";
import { Pages } from "./Pages";
import { Review } from "./Review";

const PARTS = ["proposals", "reports", "disagreements"] as const;

/** The page of stewards; its three lists are read one at a time. */
export function StewardPage() {
  const part = useSignal<(typeof PARTS)[number]>("proposals");
  return (
    <article class="steward">
      <p>
        <SelectLink change={{ page: "explore" }}>{t("page.back")}</SelectLink>
      </p>
      <h2>{t("steward.title")}</h2>
      <div class="views">
        {PARTS.map((one) => (
          <button key={one} type="button" aria-pressed={part.value === one} onClick={() => (part.value = one)}>
            {t(`steward.${one}`)}
          </button>
        ))}
      </div>
      {part.value === "proposals" && <Proposals />}
      {part.value === "reports" && <Reports />}
      {part.value === "disagreements" && <Disagreements />}
    </article>
  );
}

function Proposals() {
  return (
    <Pages operation={PROPOSALS} pageOf={({ proposals }) => proposals}>
      {({ id, at, reason, recordId, fields }) => (
        <li key={id}>
          <Record id={recordId} at={at} />
          <p>
            <bdi>{reason}</bdi>
          </p>
          <Changes fields={fields} />
          <Review id={id} />
        </li>
      )}
    </Pages>
  );
}

function Reports() {
  return (
    <Pages operation={REPORTS} pageOf={({ errorReports }) => errorReports}>
      {({ id, at, message, field, recordId }) => (
        <li key={id}>
          <Record id={recordId} at={at} /> {field && <code>{field}</code>}
          <p>
            <bdi>{message}</bdi>
          </p>
        </li>
      )}
    </Pages>
  );
}

function Record({ id, at }: { readonly id: string; readonly at: string }) {
  return (
    <>
      <SelectLink change={{ page: "explore", focus: id }}>{id}</SelectLink>{" "}
      <time class="quiet" dateTime={at}>
        {at.slice(0, 10)}
      </time>
    </>
  );
}

function Changes({ fields }: { readonly fields: readonly FieldChange[] }) {
  return (
    <dl class="facts">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>
              <bdi>{before?.join(", ") ?? "–"}</bdi>
            </del>{" "}
            →{" "}
            <ins>
              <bdi>{after?.join(", ") ?? "–"}</bdi>
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
